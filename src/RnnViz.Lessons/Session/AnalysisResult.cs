using RnnViz.Numerics;

namespace RnnViz.Lessons;

/// <summary>The numbers of one analysed step, and how they are computed from a copy of its tape.</summary>
internal sealed class AnalysisResult(SessionParts parts)
{
    private readonly bool truncated = parts.Window < parts.Batch.T;

    public int Iteration { get; private set; } = -1;

    public int Sequence { get; private set; }

    public FlowTriangle Flow { get; } = new(parts.Network.Shape, parts.Batch.T, parts.Batch.B);

    public TermNorms Terms { get; } = new(parts.Network.Shape, parts.Batch.T);

    public TermNorms FullTerms { get; } = new(parts.Network.Shape, parts.Batch.T);

    public Jacobians Jacobians { get; } = new(parts.Batch.T, parts.Network.Shape.H);

    public double ThrownAway { get; private set; }

    /// <summary>Computes everything; the way back on the tape is overwritten by one without a window.</summary>
    public void Compute(RecurrentNetwork network, SequenceBatch batch, Tape tape, int iteration, int sequence)
    {
        (Iteration, Sequence) = (iteration, sequence);
        Jacobians.Compute(network, tape, sequence);
        Flow.Compute(network, batch, tape);
        Terms.Compute(network, tape);
        if (truncated)
        {
            FullTerms.ComputeWithoutWindow(network, batch, tape);
        }
        else
        {
            FullTerms.Compute(network, tape);
        }

        ThrownAway = truncated ? RelativeError.Of(Terms.Sum, FullTerms.Sum) : 0;
    }
}
