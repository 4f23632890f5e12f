"""From trained weights to ONNX and back, with the proof that both compute the same."""
