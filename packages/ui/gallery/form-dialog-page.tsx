import { useState } from "react";
import { Button } from "../src/button.tsx";
import { FormDialog } from "../src/form-dialog.tsx";
import { PageHeader } from "../src/page-header.tsx";
import { TextField } from "../src/text-field.tsx";

/** What the server says: nothing is wrong, a field is, the whole is; or there is something to show. */
type Answer = { team?: string; whole?: string; outcome?: string };

/** A dialog that asks `answer`, an address that only the tests serve. */
export function FormDialogPage() {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState({ name: "", team: "" });
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer>({});
  const [sentAround, setSentAround] = useState(0);
  const send = async () => {
    setBusy(true);
    const said = await ask(typed);
    setAnswer(said);
    setBusy(false);
    if (Object.keys(said).length === 0) setOpen(false);
  };
  return (
    <>
      <PageHeader title="Form dialog" description="Asks for a few things and sends them." />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setSentAround(sentAround + 1);
        }}
      >
        <p>The form around was sent {sentAround} times.</p>
        <FormDialog
          title="Name a team"
          description="Others find it by this."
          trigger={<Button>Open form</Button>}
          open={isOpen}
          onOpenChange={(open) => {
            setTyped({ name: "", team: "" });
            setAnswer({});
            setOpen(open);
          }}
          submitLabel="Save"
          onSubmit={() => void send()}
          busy={busy}
          error={answer.whole}
          disabled={typed.name === "not yet"}
          outcome={answer.outcome && <p>{answer.outcome}</p>}
        >
          <TextField
            label="Name"
            value={typed.name}
            onChange={({ target }) => setTyped({ ...typed, name: target.value })}
          />
          <TextField
            label="Team"
            value={typed.team}
            error={answer.team}
            onChange={({ target }) => setTyped({ ...typed, team: target.value })}
          />
        </FormDialog>
      </form>
    </>
  );
}

async function ask(typed: object): Promise<Answer> {
  const answer = await fetch("answer", { method: "POST", body: JSON.stringify(typed) });
  return answer.ok ? await answer.json() : { whole: "Nobody answered." };
}
