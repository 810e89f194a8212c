import { Trans, useLingui } from "@lingui/react/macro";
import { useConference } from "@/app/conference/useConference";
import { ChatPanel } from "@/features/chat";
import { Padded, RoomTabs } from "@/features/room";
import { Section } from "@/ui/Section";
import type { Meeting } from "./api";
import { Entries } from "./Entries";
import { Feedback } from "./Feedback";
import { FollowUp } from "./FollowUp";
import { Length } from "./Length";
import { MoveOrCancel } from "./MoveOrCancel";
import { otherOf } from "./moments";
import { Note } from "./Note";
import { useNameOf } from "./PersonLine";

/** Beside the stage: why you two, what you agree, your note; and what you write to each other. */
export function MeetingAside({ meeting }: { meeting: Meeting }) {
  const { t } = useLingui();
  const chat = { id: "chat", label: t`Chat`, content: <ChatPanel thing={`meeting:${meeting.id}`} /> };
  const tabs = [
    { id: "meeting", label: t`Meeting`, content: <About meeting={meeting} /> },
    ...(meeting.state === "cancelled" ? [] : [chat]),
  ];
  return <RoomTabs label={t`About this meeting`} tabs={tabs} />;
}

function About({ meeting }: { meeting: Meeting }) {
  return (
    <Padded>
      <div className="stack">
        {meeting.state === "held" && <Outcome meeting={meeting} />}
        <WhyYouTwo meeting={meeting} />
        <Note meeting={meeting} />
        {meeting.state === "scheduled" && <MoveOrCancel meeting={meeting} />}
      </div>
    </Padded>
  );
}

function Outcome({ meeting }: { meeting: Meeting }) {
  return (
    <>
      <p role="status">
        <b>
          <Length meeting={meeting} />
        </b>
      </p>
      <FollowUp meeting={meeting} />
      <Feedback meeting={meeting} />
    </>
  );
}

function WhyYouTwo({ meeting }: { meeting: Meeting }) {
  const { me } = useConference();
  const name = useNameOf()(otherOf(meeting, me.participant));
  return (
    <Section title={<Trans>Why you two</Trans>}>
      <div className="stack">
        {meeting.message && (
          <p className="s">
            <q>{meeting.message}</q>
          </p>
        )}
        {meeting.why.length > 0 ? (
          <Entries entries={meeting.why} />
        ) : (
          <p className="s dim">
            <Trans>{name} has not said what they look for.</Trans>
          </p>
        )}
      </div>
    </Section>
  );
}
