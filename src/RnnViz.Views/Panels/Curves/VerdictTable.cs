using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Hover;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Curves;

/// <summary>Where the columns of the verdict stand: those that matter least leave where not all have room.</summary>
/// <param name="fonts">What texts are measured by.</param>
/// <param name="look">Colours and type sizes.</param>
/// <param name="strip">The place of the heading and the rows.</param>
/// <param name="floor">What the column of the floor is called, or null where the task has none.</param>
/// <param name="names">The width of the longest name, in pixels.</param>
/// <param name="hasStart">Whether there is an iteration 0; a recording may begin later.</param>
internal readonly ref struct VerdictTable(FontBook fonts, Look look, Box strip, string? floor, float names, bool hasStart)
{
    /// <summary>From row to row, in design units.</summary>
    public const float Pitch = 22;

    private const float Gap = 14, MostName = 140;
    private const int Columns = (int)VerdictColumn.Radius + 1;

    private static readonly string[] Titles = ["loss", "best", "", "arrives at t = 1", "at iteration 0", "per step", "ρ"];

    private static readonly string[] Widest = ["0.00e+00", "0.00e+00", "~00000", "0.00e-000", "0.00e-000", "×0.00e-00", "0.000"];

    private static readonly Topic[] Topics =
    [
        Topic.RunLoss, Topic.RunBest, Topic.RunFloor, Topic.RunFlow, Topic.RunFlowAtStart, Topic.RunGrowth, Topic.RunRadius,
    ];

    /// <summary>What leaves last comes first.</summary>
    private static readonly VerdictColumn[] ByWeight =
    [
        VerdictColumn.Loss, VerdictColumn.Share, VerdictColumn.Floor, VerdictColumn.Growth, VerdictColumn.Best,
        VerdictColumn.FirstShare, VerdictColumn.Radius,
    ];

    private readonly Box strip = strip;

    /// <summary>What a column is called.</summary>
    public string TitleOf(VerdictColumn column) => column == VerdictColumn.Floor ? floor ?? "" : Titles[(int)column];

    /// <summary>What a column is about.</summary>
    public static Topic TopicOf(VerdictColumn column) => Topics[(int)column];

    /// <summary>Whether a column has room.</summary>
    public bool Has(VerdictColumn column)
    {
        float room = strip.Width - MathF.Min(names, look.Px(MostName));
        foreach (VerdictColumn next in ByWeight)
        {
            if ((next == VerdictColumn.Floor && floor is null) || (next == VerdictColumn.FirstShare && !hasStart))
            {
                if (column == next)
                {
                    return false;
                }

                continue;
            }

            room -= WidthOf(next) + look.Px(Gap);
            if (next == column)
            {
                return room >= 0;
            }
        }

        return false;
    }

    /// <summary>Where a column that has room stands; the names have what is left of all of them.</summary>
    public Box BoxOf(VerdictColumn column)
    {
        float right = strip.Right;
        for (VerdictColumn after = column + 1; (int)after < Columns; after++)
        {
            right -= Has(after) ? WidthOf(after) + look.Px(Gap) : 0;
        }

        return new Box(right - WidthOf(column), strip.Y, WidthOf(column), strip.Height);
    }

    /// <summary>The width of the names.</summary>
    public float NameWidth
    {
        get
        {
            float width = strip.Width;
            for (VerdictColumn column = 0; (int)column < Columns; column++)
            {
                width -= Has(column) ? WidthOf(column) + look.Px(Gap) : 0;
            }

            return width;
        }
    }

    /// <summary>The middle of a row; 0 is the heading.</summary>
    public float MiddleOf(int row) => MathF.Round(strip.Y + look.Px((row + 0.5f) * Pitch));

    private float WidthOf(VerdictColumn column) =>
        MathF.Max(fonts.Measure(TitleOf(column), look.Label), fonts.Measure(Widest[(int)column], look.Number));
}
