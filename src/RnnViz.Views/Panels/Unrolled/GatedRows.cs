using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Unrolled;

/// <summary>The heights at which the parts of an unrolled gated cell stand, in pixels from the canvas' top.</summary>
/// <param name="Detail">How much of a cell there is room for.</param>
/// <param name="Loss">Middle of the loss' number.</param>
/// <param name="Output">Middle of the box with the prediction.</param>
/// <param name="StateGain">Middle of the gain's number along the straight line.</param>
/// <param name="StateBack">The arrows back along it.</param>
/// <param name="State">The straight line: c_t of the LSTM, h_t of the GRU.</param>
/// <param name="Foot">What the bars of the gates stand on: h_{t−1} and x_t come in here; of the LSTM h_t goes out.</param>
/// <param name="HiddenBack">The arrows back along h of the LSTM.</param>
/// <param name="HiddenGain">Middle of its gain's number.</param>
/// <param name="Input">Middle of the box with the input.</param>
/// <param name="Timestep">Middle of the timestep's label.</param>
internal readonly record struct GatedRows(
    CellDetail Detail, float Loss, float Output, float StateGain, float StateBack, float State, float Foot, float HiddenBack,
    float HiddenGain, float Input, float Timestep)
{
    /// <summary>In design units: from the end of the boxes' room to the straight line, and below the foot of the bars.</summary>
    private const float Above = 35, BelowWithLine = 30, Below = 8, MostBetween = 170;

    /// <summary>Below the bars: nothing, letters, letters and numbers.</summary>
    public static float LabelsOf(CellDetail detail) => detail switch
    {
        CellDetail.Full => 27,
        CellDetail.Lettered => 13,
        _ => 0,
    };

    /// <summary>The upper edge of the cells' frames.</summary>
    public float FrameTop(Look look) => State - look.Px(10);

    /// <summary>The lower edge of the cells' frames.</summary>
    public float FrameBottom(Look look) => Foot + look.Px(4 + LabelsOf(Detail));

    /// <summary>Divides the panel: texts, boxes and arrows take what they need, the cells the rest.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="look">Type sizes.</param>
    /// <param name="cell">Which cell it is.</param>
    /// <param name="column">The width of a column, in pixels.</param>
    public static GatedRows Of(Box panel, Look look, CellKind cell, float column)
    {
        float box = UnrolledBoxes.Edge;
        float loss = panel.Y + look.Px(38), output = loss + look.Px(12.5f + box / 2), top = output + look.Px(box / 2 + 4);
        float timestep = panel.Bottom - look.Px(13), input = timestep - look.Px(9 + box / 2), bottom = input - look.Px(box / 2 + 4);
        float below = cell == CellKind.Lstm ? BelowWithLine : Below, between = (bottom - top) / look.Unit - Above - below;
        float width = column / look.Unit;
        CellDetail detail = width >= 205 && between - LabelsOf(CellDetail.Full) >= 66 ? CellDetail.Full
            : width >= 78 && between - LabelsOf(CellDetail.Lettered) >= 27 ? CellDetail.Lettered : CellDetail.Simple;
        float labels = LabelsOf(detail), spare = MathF.Max(0, between - labels - MostBetween) / 2;
        float state = MathF.Round(top + look.Px(Above + spare)), foot = MathF.Round(bottom - look.Px(below + labels + spare));
        float hiddenBack = foot + look.Px(labels + 4 + 7);
        return new GatedRows(
            detail, loss, output, state - look.Px(29), MathF.Round(state - look.Px(16)), state, foot, MathF.Round(hiddenBack),
            hiddenBack + look.Px(13), input, timestep);
    }
}
