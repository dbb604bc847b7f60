/** Before a run, be it one of several in the same process. */
const { forgetSources } = require("./runtime");
const makeTemporaryFolder = require("./temporary-folder");

module.exports = () => {
  forgetSources();
  makeTemporaryFolder();
};
