using System.Collections.Frozen;

namespace RnnViz.Views.Hover;

/// <summary>What the words on the screen are about, by the words themselves; for formulas see <see cref="FormulaTopics"/>.</summary>
internal static class LabelTopics
{
    private static readonly FrozenDictionary<string, Topic> Words = new Dictionary<string, Topic>
    {
        ["loss"] = Topic.TimestepLoss,
        ["hidden"] = Topic.HiddenState,
        ["gain"] = Topic.Gain,
        ["gates"] = Topic.Gates,
        ["cell"] = Topic.CellState,
        ["fitted"] = Topic.Fitted,
        ["iteration"] = Topic.IterationAxis,
        ["timestep →   iteration ↑"] = Topic.FlowHistory,
        ["spectral radius"] = Topic.SpectralRadius,
        ["largest singular value"] = Topic.SingularValue,
        ["with numbers"] = Topic.WithNumbers,
        ["sum"] = Topic.RecurrentGradient,
        ["sum so far"] = Topic.RecurrentGradient,
        ["per step"] = Topic.Growth,
        ["in decades"] = Topic.Growth,
        ["vanishing"] = Topic.Verdict,
        ["shrinking"] = Topic.Verdict,
        ["steady"] = Topic.Verdict,
        ["growing"] = Topic.Verdict,
        ["exploding"] = Topic.Verdict,
        ["exactly zero"] = Topic.Verdict,
        ["zero at both ends"] = Topic.Verdict,
        ["not a number"] = Topic.Verdict,
        ["all losses together:"] = Topic.SummedLosses,
        ["mean slope"] = Topic.Slope,
        ["saturated"] = Topic.Slope,
        ["changed by"] = Topic.WeightChange,
        ["so far:"] = Topic.SoFar,
        ["temperature"] = Topic.Temperature,
        ["temp."] = Topic.Temperature,
        ["before"] = Topic.ClipArrows,
        ["clipped"] = Topic.ClipArrows,
        ["uniform"] = Topic.Baseline,
        ["mean"] = Topic.Baseline,
        ["carousel"] = Topic.CarouselPart,
        ["through the gates"] = Topic.CarouselPart,
        ["last point"] = Topic.Baseline,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Topic>.AlternateLookup<ReadOnlySpan<char>> Exact =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly (string Start, Topic Topic)[] Starts =
    [
        ("t = ", Topic.Timestep), ("t=", Topic.Timestep), ("term ", Topic.TermNumber), ("it. ", Topic.OfIteration),
        ("seq. ", Topic.Sequence), ("sequence ", Topic.Sequence), ("clip at ", Topic.ClipLine),
        ("|λ| = ρ", Topic.SpectralRadius), ("|λ|", Topic.UnitCircle), (" in the window of ", Topic.CutOff),
        (" differs by ", Topic.CutOff), ("of it", Topic.OfIteration), ("ρ of iteration", Topic.OfIteration),
        ("σmax of iteration", Topic.OfIteration), ("clip is none", Topic.NoClip), ("not above c", Topic.Threshold),
        ("angle between", Topic.ClipArrows),
        ("of the gates ", Topic.FlowTerms), ("of gate ", Topic.FlowTerms), ("forget bias: from", Topic.ForgetDial),
        ("from restart", Topic.ForgetDial),
        ("memoryless", Topic.Baseline), ("always 1", Topic.Baseline), ("chance", Topic.Baseline),
    ];

    /// <summary>So have the loss surface, and the dynamics of one or two numbers.</summary>
    private static readonly (string Start, Topic Topic)[] GeometryStarts =
    [
        ("it. ", Topic.OfIteration), ("of it", Topic.OfIteration), ("next step", Topic.SurfaceStep), ("unclipped", Topic.SurfaceStep),
        ("clipped", Topic.SurfaceStep), ("lands", Topic.SurfaceStep), ("now", Topic.SurfacePath), ("attracting", Topic.FixedPoint),
        ("saddle", Topic.FixedPoint), ("repelling", Topic.FixedPoint), ("neutral", Topic.FixedPoint), ("stable", Topic.FixedPoint),
        ("unstable", Topic.FixedPoint), ("fold", Topic.Fold),
    ];

    /// <summary>The bar at the top has words of its own, some of which are titles elsewhere.</summary>
    private static readonly (string Start, Topic Topic)[] StatusStarts =
    [
        ("FORWARD", Topic.ForwardPhase), ("LOSS", Topic.LossPhase), ("BACKWARD", Topic.BackwardPhase), ("UPDATE", Topic.UpdatePhase),
        ("RnnViz", Topic.Lesson), ("T ", Topic.Shape), ("iteration", Topic.Iteration), ("t = ", Topic.Timestep),
        ("term ", Topic.TermNumber), ("loss", Topic.Loss), ("clipped", Topic.ClippedNorm), (" fps", Topic.FrameRate),
    ];

    /// <summary>The topic of a text; none where it is a number, or a word that says nothing by itself.</summary>
    /// <param name="text">The text.</param>
    /// <param name="within">What the part of the screen is about on which it stands.</param>
    public static Topic Of(ReadOnlySpan<char> text, Topic within)
    {
        if (within == Topic.Lesson)
        {
            return Starting(text, StatusStarts);
        }

        if (within == Topic.NotShown || text.IsWhiteSpace())
        {
            return Topic.None;
        }

        if (within is Topic.Surface or Topic.SurfaceProfile or Topic.PhasePlane or Topic.Bifurcation)
        {
            return Starting(text, GeometryStarts);
        }

        // elsewhere the sign is a mark, or belongs to a number that names itself
        if (within is Topic.Equations or Topic.ThroughTime && text[0] == '×')
        {
            return Topic.Factor;
        }

        return Exact.TryGetValue(text, out Topic topic) ? topic : Starting(text, Starts);
    }

    private static Topic Starting(ReadOnlySpan<char> text, (string Start, Topic Topic)[] starts)
    {
        foreach ((string start, Topic topic) in starts)
        {
            if (text.StartsWith(start, StringComparison.Ordinal))
            {
                return topic;
            }
        }

        return Topic.None;
    }
}
