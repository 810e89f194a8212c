import { Trans } from "@lingui/react/macro";
import { type Fill, Hemicycle, Swatch } from "@/ui/Hemicycle";
import { Table } from "@/ui/Table";
import type { Poll } from "./api";

const FILLS: readonly Fill[] = ["accent", "ink", "ring", "sealed"];

/** A closed poll: one dot for each answer, and the same in a table. */
export function PollResult({ poll }: { poll: Poll }) {
  const rows = poll.options.map(({ text, votes }, index) => ({
    text,
    votes: votes ?? 0,
    fill: FILLS[index] ?? ("now" as const),
  }));
  const label = rows.map(({ text, votes }) => `${text} ${votes}`).join(", ");
  return (
    <>
      <Hemicycle
        wedges={rows.map(({ text, votes, fill }) => ({ id: text, count: votes, fill }))}
        label={label}
      />
      <Table
        caption={poll.question}
        hideCaption
        rows={rows}
        rowKey={({ text }) => text}
        columns={[
          {
            id: "option",
            title: <Trans>Answer</Trans>,
            cell: ({ text, fill }) => (
              <>
                <Swatch fill={fill} /> {text}
              </>
            ),
          },
          { id: "votes", title: <Trans>Votes</Trans>, cell: ({ votes }) => votes, figures: true },
        ]}
      />
    </>
  );
}
