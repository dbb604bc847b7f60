import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clouds } from "../../src/clouds";
import { type Emulator, startEmulator } from "../../src/emulator";
import { startProvider } from "../../src/plugin/reattach";
import { describeTofu } from "../scenarios/frontends";
import { signatureBlock, stack, templateBlock } from "../scenarios/stacks";
import { cutsIn } from "../support/crashes/exhaustive";
import { inLanes } from "../support/crashes/lanes";
import type { Work } from "../support/engines/engine";
import { builtPlugin } from "../support/engines/plugin-bundle";

type Files = Readonly<Record<string, string | Buffer>>;

/** A stack as it is, what happens to its objects meanwhile, and the stack as it shall be. */
interface Change {
  readonly title: string;
  readonly before: Files;
  readonly meanwhile?: (emulator: Emulator) => void;
  readonly after: Files;
}

const blacklist = (...phones: readonly string[]) =>
  stack(`resource "sms_baidu_blacklist" "all" {\n  type = "MerchantBlack"\n  phones = ${JSON.stringify(phones)}\n}\n`);

const changes: readonly Change[] = [
  {
    title: "templates and signatures that are created, changed and replaced",
    before: stack(
      templateBlock("changed"),
      templateBlock("replaced", { name: "登录验证" }),
      templateBlock("deleted", { name: "到期提醒" }),
    ),
    meanwhile({ admin }) {
      const [replaced] = admin.objects({ kind: "templates" }).filter(({ name }) => name === "登录验证");
      if (!replaced) throw new Error("the template that is to be replaced is not there");
      admin.approve(replaced);
    },
    after: stack(
      templateBlock("changed", { content: "您的订单${orderId}已签收，感谢您的信任。" }),
      templateBlock("replaced", { name: "登录提醒" }),
      signatureBlock("created"),
    ),
  },
  {
    title: "blacklist entries, one of the same number on a list of somebody else included",
    before: blacklist("13800000001", "13800000002"),
    meanwhile({ admin }) {
      admin.create({ platform: "baidu", kind: "blacklist" }, { phone: "13800000001", type: "MerchantBlack", smsType: "CommonNotice" });
    },
    after: blacklist("13800000002", "13800000003"),
  },
];

jest.setTimeout(240_000);

describeTofu("a plugin that is killed at any of its requests, before one is sent or after the answer to a write", (_open, engine) => {
  let bundle: string;
  let folder: string;

  beforeAll(async () => {
    bundle = await builtPlugin();
    folder = await mkdtemp(join(tmpdir(), "smsform-crash-"));
  });
  afterAll(async () => {
    for (const path of [bundle, folder]) await rm(path, { recursive: true, force: true });
  });

  it.each(changes)("loses and doubles nothing of $title", async ({ before, meanwhile, after }) => {
    const seed = join(await mkdtemp(join(folder, "seed-")), "contents.json");
    const state = await running({ contents: { data: seed }, files: before }, async ({ work, emulator }) => {
      expect(await apply(work)).toMatchObject({ exitCode: 0 });
      meanwhile?.(emulator);
      return readFile(join(work.folder, "terraform.tfstate"));
    });
    const start = { contents: { seed }, files: { ...after, "terraform.tfstate": state } };

    const undisturbed = await running(start, async ({ work, emulator, requests }) => {
      expect(await apply(work)).toMatchObject({ exitCode: 0 });
      return { made: await requests(), holdings: holdingsOf(emulator) };
    });
    const writes = undisturbed.made.filter((request) => !request.startsWith("GET "));
    expect(writes.length).toBeGreaterThan(1);

    // Engines go through objects in an order of their own in each run, and with it differs which reads there are.
    const kills = ["before 1", ...cutsIn(writes).flatMap((n) => [`unsent ${n}`, `after ${n}`])];
    await inLanes(kills, (kill) =>
      running({ ...start, kill }, async ({ work, emulator, served }) => {
        const killed = await apply(work);
        expect({ kill, exitCode: killed.exitCode }).toEqual({ kill, exitCode: 1 });
        expect({ kill, text: killed.text }).toEqual({
          kill,
          text: expect.stringMatching(/[Pp]lugin.*(did not respond|crashed|EOF|cancel)/),
        });
        await served();
        expect({ kill, ...(await apply(work)) }).toMatchObject({ kill, exitCode: 0 });
        const plan = await work.run("plan", "-input=false", "-no-color", "-detailed-exitcode");
        expect({ kill, ...plan }).toMatchObject({ kill, exitCode: 0 });
        expect({ kill, holdings: holdingsOf(emulator) }).toEqual({ kill, holdings: undisturbed.holdings });
        expect({ kill, ids: reviewedIdsOf(emulator) }).toEqual({ kill, ids: await recordedIdsOf(work) });
      }),
    );
  });

  interface Start {
    /** File with the emulator's contents; `data` is written in the end. */
    readonly contents: { readonly data: string } | { readonly seed: string };
    readonly files: Files;
    /** Value of `REQUEST_KILLER`. */
    readonly kill?: string;
  }
  interface Run {
    readonly work: Work;
    readonly emulator: Emulator;
    /** Methods and paths of the requests of all plugin processes so far. */
    requests(): Promise<readonly string[]>;
    /** From now on the plugin is in this process, where nothing kills it: it goes by what the killed one has left in the folder. */
    served(): Promise<void>;
  }

  async function running<T>({ contents, files, kill }: Start, run: (given: Run) => Promise<T>): Promise<T> {
    const own = await mkdtemp(join(folder, "run-"));
    const log = join(own, "requests");
    const emulator = await startEmulator({ review: "manual", ...contents });
    const environment = {
      SMSFORM_ENDPOINT: emulator.url,
      BAIDUCLOUD_ACCESS_KEY: "emulator",
      BAIDUCLOUD_SECRET_KEY: "emulator-secret",
    };
    const work = await engine.work({
      files,
      devOverride: bundle,
      environment: {
        ...environment,
        // Where a killed plugin leaves its socket.
        TMPDIR: own,
        NODE_OPTIONS: `--require=${join(__dirname, "..", "support", "crashes", "request-killer.js")}`,
        REQUEST_KILLER_LOG: log,
        ...(kill !== undefined && { REQUEST_KILLER: kill }),
      },
    });
    const closing = [work.remove];
    try {
      return await run({
        work,
        emulator,
        requests: async () => (await readFile(log, "utf8")).trimEnd().split("\n"),
        async served() {
          const provider = await startProvider({ clouds, folder: work.folder, environment });
          closing.unshift(provider.close);
          work.attach(provider.reattach);
        },
      });
    } finally {
      for (const close of closing) await close();
      await emulator.close();
    }
  }
});

/** One object at a time, so that a request's number tells how far the run came. */
function apply(work: Work) {
  return work.apply("-parallelism=1");
}

/** What the platform has, apart from ids that it gave itself. */
function holdingsOf({ admin }: Emulator): readonly string[] {
  const reviewed = admin.objects().filter(({ kind }) => kind === "templates" || kind === "signatures");
  const listed = admin.objects({ platform: "baidu", kind: "blacklist" });
  return [...reviewed.map(({ kind, name, content }) => `${kind} ${name} ${content}`), ...listed.map(({ id }) => id)].sort();
}

function reviewedIdsOf({ admin }: Emulator): readonly string[] {
  return admin
    .objects()
    .flatMap(({ kind, id }) => (kind === "templates" || kind === "signatures" ? [id] : []))
    .sort();
}

async function recordedIdsOf(work: Work): Promise<readonly string[]> {
  const { resources }: State = JSON.parse(await readFile(join(work.folder, "terraform.tfstate"), "utf8"));
  const reviewed = resources.filter(({ type }) => type === "sms_baidu_template" || type === "sms_baidu_signature");
  return reviewed.flatMap(({ instances }) => instances.map(({ attributes }) => attributes.id)).sort();
}

interface State {
  readonly resources: readonly { readonly type: string; readonly instances: readonly { readonly attributes: { readonly id: string } }[] }[];
}
