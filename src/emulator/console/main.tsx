/** The emulator's page: everything that the admin interface does, to look at and to click. */
import { render } from "preact";
import { Shell } from "./shell";

const place = document.getElementById("console");
if (place !== null) render(<Shell />, place);
