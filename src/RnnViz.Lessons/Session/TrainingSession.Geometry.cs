using RnnViz.Lessons.Geometry;

namespace RnnViz.Lessons.Session;

// pictures of the surface that training walks on, and of the dynamics behind it
public sealed partial class TrainingSession
{
    /// <summary>The parameters of the iterations so far, as many as there is room for.</summary>
    public WeightPath WeightPath { get; }

    /// <summary>The loss around the parameters of the prepared step; computed on request.</summary>
    public LossSurface Surface { get; }

    /// <summary>
    /// Where the map of the state takes states; computed on request. Null where the state does not have two numbers: in other networks
    /// than a vanilla cell or a GRU of two units and an LSTM of one.
    /// </summary>
    public PhasePlane? PhasePlane { get; }

    /// <summary>The fixed points of one vanilla unit over w or b; computed on request. Null in other networks.</summary>
    public BifurcationDiagram? Bifurcation { get; }

    /// <summary>
    /// Whether the path of another run may be drawn on this one's surface: both are one vanilla unit with biases and the same φ, and the
    /// batches that they stand at are the same, so that their losses over w and b are. What else they learn may differ by then.
    /// </summary>
    /// <param name="other">Another run, at the same iteration.</param>
    public bool SharesSurfaceWith(TrainingSession other) =>
        Surface.IsOfWeights && other.parts.Network.Shape == parts.Network.Shape
        && other.parts.Network.Activation == parts.Network.Activation && other.parts.Loss.Name == parts.Loss.Name
        && other.parts.Batch.HasSameContent(parts.Batch)
        && other.parts.Tape.InitialHidden.SequenceEqual(parts.Tape.InitialHidden);

    // the last step again, bit for bit, where the run has come here without it
    private void KnowLastUpdate()
    {
        WeightPath.IsLastUpdateWanted = true;
        if (IsRecorded || Iteration == 0 || WeightPath.HasLastUpdate)
        {
            return;
        }

        int iteration = Iteration;
        Return(iteration - 1);
        Return(iteration);
        Prepare();
    }
}
