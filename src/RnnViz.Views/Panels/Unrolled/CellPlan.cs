using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Unrolled;

/// <summary>
/// Where the bars, nodes and ways of a gated cell stand, x from the middle of its column, y from the canvas' top: the same for all
/// columns of a width. The LSTM is drawn as in textbooks, c on a straight line above h; the GRU with h on the straight line.
/// </summary>
internal sealed class CellPlan
{
    private readonly List<CellBar> bars = [];
    private readonly List<CellNode> nodes = [];
    private readonly List<(Point From, Point To)> ways = [];
    private readonly List<Point> bridges = [];

    private CellPlan(GatedRows rows, float column, Look look) => (Rows, Column, Look) = (rows, column, look);

    /// <summary>The heights for which it is.</summary>
    public GatedRows Rows { get; }

    /// <summary>The width of the column for which it is.</summary>
    public float Column { get; }

    /// <summary>The type sizes for which it is.</summary>
    public Look Look { get; }

    /// <summary>Half the width of the cell's frame.</summary>
    public float Half { get; private set; }

    /// <summary>Radius of the nodes.</summary>
    public float Radius { get; private set; }

    /// <summary>Width of a bar.</summary>
    public float BarWidth { get; private set; }

    /// <summary>The upper end of the bars.</summary>
    public float BarTop { get; private set; }

    /// <summary>From one bar to the next.</summary>
    public float Pitch { get; private set; }

    /// <summary>Where x_t comes in.</summary>
    public float InputX { get; private set; }

    /// <summary>Where h_t goes out to the prediction, in a full cell; else it leaves the frame in the middle.</summary>
    public float? OutputX { get; private set; }

    /// <summary>The bars, from the left.</summary>
    public IReadOnlyList<CellBar> Bars => bars;

    /// <summary>The nodes.</summary>
    public IReadOnlyList<CellNode> Nodes => nodes;

    /// <summary>The ways between bars, nodes and lines: each goes straight up, down or aside.</summary>
    public IReadOnlyList<(Point From, Point To)> Ways => ways;

    /// <summary>Where a way crosses another without touching it; that other one goes on above.</summary>
    public IReadOnlyList<Point> Bridges => bridges;

    /// <summary>Where the tanh of a full LSTM stands; else nothing is written there.</summary>
    public Box? Tanh { get; private set; }

    /// <summary>Plans a cell.</summary>
    /// <param name="cell">LSTM or GRU.</param>
    /// <param name="gates">The letters of its gates, in the order of the step's.</param>
    /// <param name="rows">The heights.</param>
    /// <param name="column">The width of a column, in pixels.</param>
    /// <param name="look">Type sizes.</param>
    public static CellPlan Of(CellKind cell, string gates, GatedRows rows, float column, Look look)
    {
        var plan = new CellPlan(rows, column, look);
        if (cell == CellKind.Lstm)
        {
            plan.PlanLstm(gates);
        }
        else
        {
            plan.PlanGru(gates);
        }

        return plan;
    }

    private bool IsSimple => Rows.Detail == CellDetail.Simple;

    private bool IsFull => Rows.Detail == CellDetail.Full;

    /// <summary>Widths, for so many slots between the margins.</summary>
    private void Divide(int slots, float left, float right)
    {
        Half = MathF.Min(Column * 0.4f, Look.Px(130));
        Pitch = (2 * Half - Look.Px(left + right)) / (slots - 1);
        Radius = Math.Clamp(Pitch * 0.43f, Look.Px(3), Look.Px(7.5f));
        BarWidth = MathF.Round(Math.Clamp(Pitch * 0.5f, Look.Px(4), Look.Px(16)));
    }

    private void PlanLstm(string gates)
    {
        float left = IsFull ? 26 : IsSimple ? 5 : 9, right = IsFull ? 24 : IsSimple ? 5 : 10;
        Divide(IsSimple ? 4 : 5, left, right);
        float at = -Half + Look.Px(left), state = Rows.State, foot = Rows.Foot;
        float f = at, i = at + Pitch, g = at + 2 * Pitch, o = at + (IsSimple ? 2 : 3) * Pitch, v = o + Pitch;
        // i and g meet in a product where there is room for one more node
        bool hasProduct = !IsSimple && foot - state >= Look.Px(58);
        float sum = IsSimple ? i : (i + g) / 2, product = state + Radius * 2 + Look.Px(5);
        BarTop = MathF.Round((hasProduct ? product : state) + Radius + Look.Px(5));
        float middle = MathF.Round((BarTop + foot) / 2);
        Bar(gates, 'f', f);
        Bar(gates, 'i', i);
        if (!IsSimple)
        {
            Bar(gates, 'g', g);
        }

        Bar(gates, 'o', o);
        nodes.Add(new CellNode(CellPart.Forget, new Point(f, state)));
        nodes.Add(new CellNode(CellPart.CellSum, new Point(sum, state)));
        Way(f, BarTop, f, state);
        if (hasProduct)
        {
            nodes.Add(new CellNode(CellPart.Candidate, new Point(sum, product)));
            Way(sum, product, sum, state);
        }

        float meeting = hasProduct ? product : state + Radius + (BarTop - state - Radius) / 2;
        Way(i, BarTop, i, IsSimple ? state : meeting);
        if (!IsSimple)
        {
            Way(i, meeting, g, meeting);
            Way(g, meeting, g, BarTop);
            Way(sum, meeting, sum, state);
        }

        // down from c through tanh to the product with o, and out
        Way(v, state, v, foot);
        Way(o, middle, v, middle);
        Way(v, foot, Half, foot);
        Way(-Half, foot, o, foot);
        nodes.Add(new CellNode(CellPart.Expose, new Point(v, middle)));
        if (IsFull)
        {
            float tanh = MathF.Round(state + (middle - Radius - state) * 0.52f);
            Tanh = new Box(v - Look.Px(17), tanh - Look.Px(8), Look.Px(34), Look.Px(16));
            nodes.Add(new CellNode(CellPart.CellTanh, new Point(v, tanh)));
            OutputX = v + Radius + Look.Px(6);
            bridges.Add(new Point(OutputX.Value, state));
        }

        InputX = IsFull ? -Half + Look.Px(9) : Math.Clamp((i + (IsSimple ? o : g)) / 2, -Look.Px(12), Look.Px(12));
    }

    private void PlanGru(string gates)
    {
        float left = IsFull ? 16 : IsSimple ? 4 : 7, right = IsFull ? 30 : IsSimple ? 6 : 10;
        Divide(4, left, right);
        float at = -Half + Look.Px(left), state = Rows.State, foot = Rows.Foot;
        float branch = at, r = at + Pitch, z = at + 2 * Pitch, n = at + 3 * Pitch;
        bool hasProduct = !IsSimple && foot - state >= Look.Px(58);
        float product = state + Radius * 2 + Look.Px(5);
        BarTop = MathF.Round((hasProduct ? product : state) + Radius + Look.Px(IsFull ? 11 : 5));
        Bar(gates, 'r', r);
        Bar(gates, 'z', z);
        Bar(gates, 'n', n);
        nodes.Add(new CellNode(CellPart.Keep, new Point(z, state)));
        nodes.Add(new CellNode(CellPart.HiddenSum, new Point(n, state)));
        Way(branch, state, branch, foot);
        Way(branch, foot, n, foot);
        Way(z, BarTop, z, state);
        Way(n, BarTop, n, state);
        if (hasProduct)
        {
            nodes.Add(new CellNode(CellPart.New, new Point(n, product)));
            Way(z, product, n, product);
        }

        if (IsFull)
        {
            float between = (z + n) / 2, above = BarTop - Look.Px(5), middle = MathF.Round(BarTop + (foot - BarTop) * 0.5f);
            Way(r, BarTop, r, above);
            Way(r, above, between, above);
            bridges.Add(new Point(z, above));
            Way(between, above, between, foot);
            Way(between, middle, n, middle);
            nodes.Add(new CellNode(CellPart.Reset, new Point(between, middle)));
            OutputX = n + Radius + Look.Px(9);
        }

        InputX = IsSimple ? 0 : Math.Clamp((r + z) / 2, -Look.Px(12), Look.Px(12));
    }

    private void Bar(string gates, char letter, float x) => bars.Add(new CellBar(gates.IndexOf(letter), letter, x));

    private void Way(float fromX, float fromY, float toX, float toY) => ways.Add((new Point(fromX, fromY), new Point(toX, toY)));
}
