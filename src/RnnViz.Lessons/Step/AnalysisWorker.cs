using RnnViz.Lessons.Threads;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Passes;

namespace RnnViz.Lessons.Step;

/// <summary>
/// Analyses steps on a thread of its own, with copies of what it reads. Two results take turns: one is shown, the other
/// computed.
/// </summary>
internal sealed class AnalysisWorker
{
    private readonly SessionParts parts;
    private readonly RecurrentNetwork network;
    private readonly Tape tape;
    private readonly BackgroundThread thread;
    private readonly AnalysisResult spare;
    private AnalysisResult computing;
    private AnalysisRequest request;
    private bool finished;

    public AnalysisWorker(SessionParts parts)
    {
        this.parts = parts;
        thread = new BackgroundThread("analysis of a step", Work);
        network = new RecurrentNetwork(parts.Network.Shape, parts.Network.Activation);
        tape = new Tape(parts.Network.Shape, parts.Batch.T, parts.Batch.B);
        computing = new AnalysisResult(parts);
        spare = new AnalysisResult(parts);
    }

    public bool IsBusy => thread.IsBusy;

    public bool Begin(PreparedStep step, int sequence)
    {
        if (IsBusy)
        {
            return false;
        }

        network.Parameters.CopyFrom(parts.Network.Parameters);
        tape.CopyFrom(parts.Tape);
        (request, finished) = (new AnalysisRequest(step.Iteration, step.Version, sequence, parts.Truncation), false);
        thread.Ask();
        return true;
    }

    public bool TryTake(ref AnalysisResult? shown)
    {
        if (!IsBusy && thread.HasFailed && shown is not null)
        {
            // nothing is shown rather than what is of another step
            shown = null;
            return true;
        }

        if (IsBusy || !finished)
        {
            return false;
        }

        finished = false;
        AnalysisResult? before = shown;
        shown = computing;
        computing = before ?? spare;
        return true;
    }

    public void Wait() => thread.Wait();

    public void End() => thread.End();

    private void Work()
    {
        computing.Compute(network, parts.Batch, tape, request);
        finished = true;
    }
}
