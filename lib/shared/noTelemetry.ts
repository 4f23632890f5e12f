/**
 * Keeps ONNX Runtime from reporting its use to its makers, and from keeping an id of this machine for that. It must be
 * called before the first session is made, and by the main thread: a change that another makes reaches no native code.
 */
export function refuseTelemetry(): void {
  process.env['ORT_DISABLE_TELEMETRY'] = '1';
}
