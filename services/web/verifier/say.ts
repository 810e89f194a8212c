/** What is found, in words; whatever comes from an archive is only ever text. */
import type { Finding } from "./selfcheck.ts";
import type { Report } from "./verify.ts";

interface Refused {
  check: string;
  place: string;
  reason: string;
}

function make(tag: string, text = "", className = ""): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

function box(bad: boolean, ...children: HTMLElement[]): HTMLElement {
  const made = make("div", "", bad ? "box bad" : "box");
  made.append(...children);
  return made;
}

const PHASES: Record<Report["phase"], string> = {
  open: "Voting is still open in this copy.",
  closed: "Voting is closed; the ballots are not added up yet in this copy.",
  tallied: "The ballots are added up, still encrypted; the trustees have not opened the sums in this copy.",
  decrypting: "Some trustees have opened their part; there is no result yet in this copy.",
  result: "The election is complete.",
};

function checks(report: Report): HTMLElement {
  const done = [
    `All ${report.events} events stand in their order, and every byte is as the format writes it.`,
    "The trustees' keys are theirs, and together make the key under which people voted.",
    `${report.voters} people could vote; their credentials are all different and real.`,
    `All ${report.ballots.length} ballots are signed by one of these, and prove that they choose what is allowed.`,
    `${report.counted} ballots count: the last one of each voter.`,
  ];
  if (report.phase !== "open" && report.phase !== "closed")
    done.push("The encrypted sum is that of these ballots.");
  if (report.result) done.push("The trustees' parts are proven to be theirs, and give exactly this result.");
  if (report.previous) done.push("The earlier copy is its beginning: nothing was removed or replaced.");
  if (report.rules) done.push("The rule book is the one that was fixed when voting opened.");
  const list = make("ul", "", "checks");
  list.append(...done.map((line) => make("li", line)));
  return list;
}

function table({ questions, result, counted }: Report): HTMLElement[] {
  return questions.flatMap(({ question, answers, blank }, index) => {
    const counts = result?.[index] ?? [];
    const names = blank ? ["Blank: abstained", ...answers] : answers;
    const made = make("table");
    made.append(make("caption", `${question} (${counted} ballots count)`));
    const head = make("tr");
    const columns = [make("th", "Answer"), make("th", "Votes", "n")];
    for (const column of columns) column.setAttribute("scope", "col");
    head.append(...columns);
    made.append(head);
    for (const [choice, name] of names.entries()) {
      const row = make("tr");
      const heading = make("th", name);
      heading.setAttribute("scope", "row");
      row.append(heading, make("td", String(counts[choice] ?? ""), "n"));
      made.append(row);
    }
    return [made];
  });
}

function ballot(report: Report, tracker: string): HTMLElement[] {
  if (tracker === "") return [];
  const found = report.ballots.find((each) => each.tracker === tracker);
  if (found === undefined) return [box(true, make("p", "No ballot with your tracker is in this box."))];
  const words = found.counts
    ? "Your ballot is in the box, and it counts."
    : "Your ballot is in the box; a later one of yours counts instead.";
  return [box(false, make("p", words))];
}

function facts(report: Report): HTMLElement {
  const line = make("p", "", "dim");
  line.append(make("span", "Election "), make("code", report.uuid), make("span", ", fingerprint "));
  line.append(make("code", report.fingerprint), make("span", ", last event "), make("code", report.head));
  return line;
}

export const say = {
  missing: (where: HTMLElement) =>
    where.replaceChildren(box(true, make("p", "Choose the file of the ballot box first."))),

  accepted(where: HTMLElement, report: Report, tracker: string) {
    const head = box(
      false,
      make("p", "Everything holds.", "verdict"),
      make("p", `${report.name}. ${PHASES[report.phase]}`),
    );
    const result = report.result ? [make("h2", "The result"), ...table(report)] : [];
    where.replaceChildren(
      head,
      ...ballot(report, tracker),
      ...result,
      make("h2", "What was checked"),
      checks(report),
      facts(report),
    );
  },

  refused(where: HTMLElement, { check, place, reason }: Refused) {
    where.replaceChildren(
      box(
        true,
        make("p", "This is not in order.", "verdict"),
        make("p", `${place || "The file"}: ${reason}.`),
        make(
          "p",
          `Check: ${check}. Do not believe the result of this file, and show this to the organisers.`,
          "dim",
        ),
      ),
    );
  },

  itself(where: HTMLElement, findings: Finding[]) {
    const list = make("ul", "", "checks");
    list.append(
      ...findings.map(({ claim, holds }) => make("li", `${holds ? "Holds" : "DOES NOT HOLD"}: ${claim}`)),
    );
    const good = findings.every(({ holds }) => holds);
    const verdict = good ? "This page computes as it should." : "This page does not compute as it should.";
    where.replaceChildren(box(!good, make("p", verdict, "verdict"), list));
  },
};
