"use client";

import { Button } from "@quarry/ui/button";
import { Dialog } from "@quarry/ui/dialog";
import { Code } from "lucide-react";
import { ProfileSnippets } from "../profiles/profile-snippets.tsx";

interface ViewCodeDialogProps {
  profile: { id: string; name: string };
}

/** The code that calls the chosen profile from one's own program. */
export function ViewCodeDialog({ profile: { id, name } }: ViewCodeDialogProps) {
  return (
    <Dialog
      title="Code for this profile"
      description={`Calls ${name} from your own program, with your AWS credentials.`}
      width="lg"
      trigger={<Button icon={<Code aria-hidden />}>View code</Button>}
    >
      <ProfileSnippets id={id} />
    </Dialog>
  );
}
