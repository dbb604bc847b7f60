import { join } from "node:path";
import { pagesIn } from "./pages.mjs";

/** Guides in the order in which they are read. One that is not named here stands under the last heading. */
const guides = {
  start: [
    "first-project",
    "trying-without-an-account",
    "accounts",
    "adopting-an-account",
    "keys-and-permissions",
    "coming-from-send-libraries",
  ],
  texts: ["messages", "a-signatures-life", "rejected", "reading-a-plan", "checking-a-stack", "constructs", "conventions"],
  sending: ["sending", "receipts", "asking-the-platforms", "testing-a-sign-up"],
  running: ["environments", "working-as-a-team", "pipelines", "watch", "embedded-engine", "running-the-provider", "with-cdktf"],
  platforms: ["baidu", "tencent", "huawei", "infocloud"],
  moving: ["moving-from-baiducloud", "moving-from-tencentcloud"],
};

export const languages = {
  english: {
    label: "English",
    lang: "en",
    prefix: "",
    say: {
      description: "SMS platforms as code",
      nav: [
        ["Guides", "guides/first-project"],
        ["Reference", "provider"],
      ],
      groups: {
        start: "Start",
        texts: "Texts and reviews",
        sending: "Sending and receipts",
        running: "Running it",
        platforms: "Platforms",
        moving: "Moving here",
        more: "More",
      },
      home: "What it is",
      reference: "Reference",
      provider: "Provider and settings",
      functions: "Functions",
      sources: "Sources",
      theme: {},
      search: {},
    },
  },
  chinese: {
    label: "简体中文",
    lang: "zh-CN",
    prefix: "zh",
    say: {
      description: "用代码管理短信平台",
      nav: [
        ["指南", "guides/first-project"],
        ["参考", "provider"],
      ],
      groups: {
        start: "入门",
        texts: "文案与审核",
        sending: "发送与状态报告",
        running: "运行与协作",
        platforms: "各平台",
        moving: "迁移",
        more: "更多",
      },
      home: "简介",
      reference: "参考",
      provider: "Provider 与配置项",
      functions: "函数",
      sources: "资料来源",
      theme: {
        outline: { level: [2, 3], label: "本页目录" },
        docFooter: { prev: "上一篇", next: "下一篇" },
        darkModeSwitchLabel: "外观",
        lightModeSwitchTitle: "切换到浅色模式",
        darkModeSwitchTitle: "切换到深色模式",
        sidebarMenuLabel: "目录",
        returnToTopLabel: "回到顶部",
        langMenuLabel: "切换语言",
        skipToContentLabel: "跳到正文",
        notFound: { title: "页面不存在", quote: "地址可能写错了，或页面已经改名。", linkText: "回到首页", linkLabel: "回到首页" },
      },
      search: {
        button: { buttonText: "搜索", buttonAriaLabel: "搜索" },
        modal: {
          displayDetails: "显示详细内容",
          resetButtonTitle: "清除",
          backButtonTitle: "关闭搜索",
          noResultsText: "没有找到",
          footer: {
            selectText: "选择",
            selectKeyAriaLabel: "回车",
            navigateText: "切换",
            navigateUpKeyAriaLabel: "上箭头",
            navigateDownKeyAriaLabel: "下箭头",
            closeText: "关闭",
            closeKeyAriaLabel: "Esc",
          },
        },
      },
    },
  },
};

/** @param folder where all pages are */
export function sidebarOf(folder, language) {
  const { prefix, say } = languages[language];
  const own = pagesIn(folder).flatMap((page) => {
    const [first, ...rest] = page.path.split("/");
    const isOwn = prefix === "" ? first !== "zh" : first === prefix;
    return isOwn ? [{ ...page, name: (prefix === "" ? page.path : rest.join("/")).replace(/\.md$/, "") }] : [];
  });
  const link = (name) => `/${join(prefix, name)}`;
  const item = ({ name, title }) => ({ text: title, link: link(name) });
  const inFolder = (name) => own.filter((page) => page.name.startsWith(`${name}/`));
  const named = Object.values(guides).flat();
  const groups = { ...guides, more: inFolder("guides").flatMap(({ name }) => (named.includes(name.slice(7)) ? [] : [name.slice(7)])) };
  const objects = [...inFolder("resources"), ...inFolder("data-sources")];
  const short = (page) => ({
    ...item(page),
    text: page.title.replace(" - sms", "").replace(" Resource", "").replace(" Data Source", " (data)"),
  });
  const platforms = [...new Set(objects.map(({ platform }) => platform))];
  return [
    { text: say.home, link: link("") },
    ...Object.entries(groups).flatMap(([group, names]) => {
      const items = names.flatMap((name) => own.filter((page) => page.name === `guides/${name}`).map(item));
      return items.length === 0 ? [] : [{ text: say.groups[group], collapsed: false, items }];
    }),
    {
      text: say.reference,
      collapsed: true,
      items: [
        { text: say.provider, link: link("provider") },
        ...platforms.map((platform) => ({
          text: platform,
          collapsed: true,
          items: objects.filter((page) => page.platform === platform).map(short),
        })),
        { text: say.functions, collapsed: true, items: inFolder("functions").map(short) },
        { text: say.sources, link: link("sources") },
      ],
    },
  ];
}
