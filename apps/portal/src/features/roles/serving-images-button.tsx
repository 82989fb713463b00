import { Button } from "@quarry/ui/button";
import { useServingImages } from "../endpoints/deploy-images.ts";

interface ServingImagesButtonProps {
  region: string;
  /** Takes the URIs, with commas between. */
  onChoose: (images: string) => void;
}

/** Fills in the images that endpoints are deployed with from here, as the Region pulls them. */
export function ServingImagesButton({ region, onChoose }: ServingImagesButtonProps) {
  const images = useServingImages(region).data?.items ?? [];
  const uris = images.flatMap(({ uri, isArchived }) => (uri === null || isArchived ? [] : [uri]));
  if (uris.length === 0) return null;
  return (
    <Button size="sm" className="self-start" onClick={() => onChoose(uris.join(", "))}>
      Use the images that Quarry deploys in {region}
    </Button>
  );
}
