using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Passes;

namespace RnnViz.Lessons.Step;

/// <summary>The numbers of one analysed step, and how they are computed from a copy of its tape.</summary>
internal sealed class AnalysisResult(SessionParts parts)
{
    private readonly double[] difference = new double[parts.Network.Parameters.Whh.Length];
    private AnalysisRequest request;

    public int Iteration => request.Iteration;

    public int StepVersion => request.StepVersion;

    public int Sequence => request.Sequence;

    public int? Truncation => request.Truncation;

    public FlowTriangle Flow { get; } = new(parts.Network.Shape, parts.Batch.T, parts.Batch.B);

    public TermNorms Terms { get; } = new(parts.Network.Shape, parts.Batch.T);

    public TermNorms FullTerms { get; } = new(parts.Network.Shape, parts.Batch.T);

    /// <summary>Of the vanilla cell; null in gated ones.</summary>
    public Jacobians? Jacobians { get; } =
        parts.Network.Shape.Cell == Cell.Vanilla ? new(parts.Batch.T, parts.Network.Shape.H) : null;

    /// <summary>Of a gated cell; null in the vanilla one.</summary>
    public GatedJacobians? GatedJacobians { get; } =
        parts.Network.Shape.Cell == Cell.Vanilla ? null : new(parts.Network.Shape, parts.Batch.T);

    public double ThrownAway { get; private set; }

    /// <summary>Computes everything; overwrites g_t on the tape with that of an untruncated pass.</summary>
    public void Compute(RecurrentNetwork network, SequenceBatch batch, Tape tape, AnalysisRequest wanted)
    {
        request = wanted;
        bool truncated = wanted.Truncation < batch.T;
        Jacobians?.Compute(network, tape, wanted.Sequence);
        GatedJacobians?.Compute(network, tape, wanted.Sequence);
        Flow.Compute(network, batch, tape);
        Terms.Compute(network, tape);
        if (truncated)
        {
            FullTerms.ComputeUntruncated(network, batch, tape);
        }
        else
        {
            FullTerms.Compute(network, tape);
        }

        ThrownAway = truncated ? RelativeError.Of(Terms.Sum, FullTerms.Sum, difference) : 0;
    }
}
