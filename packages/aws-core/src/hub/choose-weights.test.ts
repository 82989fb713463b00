import { expect, test } from "vitest";
import { chooseWeights } from "./choose-weights.ts";

const filesOf = (...paths: string[]) => paths.map((path) => ({ path, bytes: 10 }));
const chosen = (paths: string[], shards: string[] = []) => {
  const weights = chooseWeights(filesOf(...paths), shards);
  return weights && { ...weights, files: weights.files.map(({ path }) => path) };
};

test.each([
  ["one file", ["model.safetensors", "pytorch_model.bin"], [], ["model.safetensors"], 10],
  [
    "the shards of the index",
    ["a.safetensors", "b.safetensors", "c.safetensors"],
    ["a.safetensors", "b.safetensors"],
    ["a.safetensors", "b.safetensors"],
    20,
  ],
  [
    "all, when a shard of the index is missing",
    ["a.safetensors", "c.safetensors"],
    ["a.safetensors", "b.safetensors"],
    ["a.safetensors", "c.safetensors"],
    20,
  ],
  [
    "no second copy in Meta's layout",
    ["a.safetensors", "consolidated.00.safetensors"],
    [],
    ["a.safetensors"],
    10,
  ],
  ["no file of another folder", ["a.safetensors", "onnx/b.safetensors"], [], ["a.safetensors"], 10],
  [
    "PyTorch's format in parts",
    ["pytorch_model-00001-of-00002.bin", "pytorch_model-00002-of-00002.bin", "training_args.bin"],
    [],
    ["pytorch_model-00001-of-00002.bin", "pytorch_model-00002-of-00002.bin"],
    20,
  ],
  ["one GGUF file", ["q4.gguf"], [], ["q4.gguf"], 10],
  ["alternatives, of which none is added up", ["q4.gguf", "q8.gguf"], [], ["q4.gguf", "q8.gguf"], null],
])("%s", (...[, paths, shards, files, bytes]) => {
  expect(chosen(paths, shards)).toMatchObject({ files, bytes });
});

test.each([[["README.md"]], [["adapter_model.safetensors"]], [["unet/model.safetensors"]], [[]]])(
  "%j holds no weights of a model",
  (paths) => {
    expect(chosen(paths)).toBeNull();
  },
);
