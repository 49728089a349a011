using RnnViz.Lessons.Step;
using RnnViz.Numerics.Geometry;

namespace RnnViz.Lessons.Geometry;

/// <summary>What one thread needs to compute losses of a surface, whichever surface it is.</summary>
/// <param name="parts">The session's, whose sizes it has.</param>
internal sealed class SurfaceThread(SessionParts parts)
{
    /// <summary>Forward passes on memory of its own.</summary>
    public ForwardLoss Forward { get; } =
        new(parts.Network.Shape, parts.Network.Activation, parts.Loss, parts.Batch.T, parts.Batch.B);
}
