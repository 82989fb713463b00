import { Pause, Search, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../src/button.tsx";
import { Checkbox } from "../src/checkbox.tsx";
import { Combobox } from "../src/combobox.tsx";
import { ConfirmDialog } from "../src/confirm-dialog.tsx";
import { Dialog, DialogClose } from "../src/dialog.tsx";
import { IconButton } from "../src/icon-button.tsx";
import { LinkButton } from "../src/link-button.tsx";
import { NumberField } from "../src/number-field.tsx";
import { PageHeader } from "../src/page-header.tsx";
import { RadioGroup } from "../src/radio-group.tsx";
import { Section } from "../src/section.tsx";
import { Select } from "../src/select.tsx";
import { Slider } from "../src/slider.tsx";
import { Switch } from "../src/switch.tsx";
import { Tabs } from "../src/tabs.tsx";
import { TextArea } from "../src/text-area.tsx";
import { TextField } from "../src/text-field.tsx";
import { useToast } from "../src/toast.tsx";

export function ControlsPage() {
  return (
    <>
      <PageHeader
        title="Controls"
        description="What people press, type into and choose from, in every state."
      />
      <Buttons />
      <div className="grid gap-4 lg:grid-cols-2">
        <TextControls />
        <Choices />
      </div>
      <Section title="Tabs">
        <Tabs
          label="Detail"
          tabs={[
            { id: "overview", label: "Overview", panel: "Facts of the thing." },
            { id: "calls", label: "Calls", count: 12, panel: "Its calls." },
            { id: "code", label: "Code", disabled: true, panel: "Its code." },
          ]}
        />
      </Section>
    </>
  );
}

function Buttons() {
  const { show } = useToast();
  return (
    <Section title="Buttons">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          onClick={() => show({ title: "Saved", description: "The team sees it at once." })}
        >
          Primary
        </Button>
        <Button
          onClick={() =>
            show({
              title: "Not saved",
              tone: "danger",
              description: "The name is taken.",
              action: { label: "Rename", onPress: () => undefined },
            })
          }
        >
          Default
        </Button>
        <Button variant="quiet">Quiet</Button>
        <Button variant="danger" icon={<Trash2 aria-hidden />}>
          Danger
        </Button>
        <Button variant="primary" disabled>
          Disabled
        </Button>
        <Button disabled>Disabled</Button>
        <Button variant="primary" loading>
          Saving
        </Button>
        <Button size="sm">Small</Button>
        <LinkButton href="?page=/table">Link button</LinkButton>
        <IconButton label="Pause" icon={<Pause aria-hidden />} />
        <IconButton label="Pause, not now" variant="default" icon={<Pause aria-hidden />} disabled />
        <Dialog
          title="Rename"
          description="The ARN stays the same."
          trigger={<Button>Open dialog</Button>}
          actions={
            <>
              <DialogClose>
                <Button>Cancel</Button>
              </DialogClose>
              <Button variant="primary">Rename</Button>
            </>
          }
        >
          <TextField label="Name" defaultValue="chat-search" />
        </Dialog>
        <ConfirmDialog
          title="Delete chat-search"
          typedName="chat-search"
          confirmLabel="Delete"
          onConfirm={() => show({ title: "Deleting" })}
          trigger={<Button>Open confirmation</Button>}
        >
          <p>
            The profile and its two aliases go. It cost $412.20 in the last 30 days and belongs to Grace
            Hopper.
          </p>
        </ConfirmDialog>
      </div>
    </Section>
  );
}

function TextControls() {
  return (
    <Section title="Text">
      <form className="flex flex-col gap-4" noValidate>
        <TextField label="Name" hint="Lower case, 3 to 64 characters." placeholder="chat-search" />
        <TextField
          label="Name"
          defaultValue="Chat Search"
          error="Upper case letters are not allowed in names."
        />
        <TextField label="ARN" code optional defaultValue="arn:aws:bedrock:us-east-1:111122223333:x" />
        <TextField label="Search" labelHidden icon={<Search aria-hidden />} placeholder="Search" />
        <TextField label="Disabled" disabled defaultValue="cannot be changed" />
        <TextArea label="Purpose" hint="Shown to the approver." optional />
        <TextArea label="Policy" code error="Line 3 is not JSON." defaultValue={"{\n  nope\n}"} />
      </form>
    </Section>
  );
}

const regions = ["us-east-1", "us-west-2", "eu-central-1"].map((value) => ({ value, label: value }));

function Choices() {
  const [region, setRegion] = useState<string | null>(null);
  const [model, setModel] = useState<string | null>("nova");
  const [routing, setRouting] = useState<"global" | "regional" | null>("global");
  const [agreed, setAgreed] = useState(true);
  const [live, setLive] = useState(true);
  const [temperature, setTemperature] = useState(0.4);
  const [limit, setLimit] = useState<number | null>(4096);
  return (
    <Section title="Choices">
      <div className="flex flex-col gap-4">
        <Select
          label="Region"
          hint="Where the call starts."
          options={regions}
          value={region}
          onChange={setRegion}
        />
        <Select
          label="Region with an error"
          error="Choose a region."
          options={regions}
          value={null}
          onChange={setRegion}
        />
        <Combobox
          label="Model"
          value={model}
          onChange={setModel}
          options={[
            { value: "nova", label: "Nova Pro", hint: "amazon.nova-pro-v1:0" },
            { value: "sonnet", label: "Claude Sonnet 4.5", hint: "anthropic.claude-sonnet-4-5" },
          ]}
        />
        <RadioGroup
          label="Routing"
          look="cards"
          value={routing}
          onChange={setRouting}
          options={[
            { value: "global", label: "Global", hint: "Any commercial region may answer." },
            { value: "regional", label: "Regional", hint: "Stays in the United States." },
          ]}
        />
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          <Checkbox label="I read it" checked={agreed} onChange={setAgreed} />
          <Checkbox label="Some" checked={false} indeterminate onChange={setAgreed} />
          <Checkbox label="Disabled" checked disabled onChange={setAgreed} />
          <Switch label="Live" checked={live} onChange={setLive} />
          <Switch label="Off" checked={false} onChange={setLive} disabled />
        </div>
        <Slider
          label="Temperature"
          min={0}
          max={1}
          step={0.1}
          value={temperature}
          onChange={setTemperature}
        />
        <NumberField
          label="Max tokens"
          unit="tokens"
          min={1}
          max={64_000}
          step={256}
          value={limit}
          onChange={setLimit}
        />
      </div>
    </Section>
  );
}
