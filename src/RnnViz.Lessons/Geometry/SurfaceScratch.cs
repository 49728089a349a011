using RnnViz.Lessons.Step;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Geometry;

/// <summary>Memory that is needed while a surface's job is filled, the same for all: that is done on one thread.</summary>
/// <param name="parts">The session's, whose sizes it has.</param>
internal sealed class SurfaceScratch(SessionParts parts)
{
    /// <summary>As many numbers as the network has.</summary>
    public NetworkParameters Parameters { get; } = new(parts.Network.Shape);

    /// <summary>As many as any optimizer remembers.</summary>
    public double[] OptimizerState { get; } = new double[parts.StateSize];
}
