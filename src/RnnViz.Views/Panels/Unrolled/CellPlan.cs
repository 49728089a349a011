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
    private readonly List<Point> junctions = [];

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

    /// <summary>Where a way branches off; where there is none of these, two ways only cross.</summary>
    public IReadOnlyList<Point> Junctions => junctions;

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

    /// <summary>The widths of bars and nodes, which are a pitch apart.</summary>
    /// <param name="pitch">From one to the next.</param>
    /// <param name="margin">From the last of them to the frame.</param>
    private void SetPitch(float pitch, float margin)
    {
        Pitch = pitch;
        Radius = Math.Clamp(Pitch * 0.43f, Look.Px(3), Look.Px(7.5f));
        float most = MathF.Min(Look.Px(16), 2 * margin - Look.Px(4));
        BarWidth = MathF.Round(MathF.Max(Look.Px(4), MathF.Min(Pitch * 0.5f, most)));
    }

    private void PlanLstm(string gates)
    {
        Half = MathF.Min(Column * (IsFull ? 0.42f : 0.4f), Look.Px(130));
        // numbers of g may have a sign, and the word tanh stands beside o
        float left = Look.Px(IsFull ? 26 : IsSimple ? 5 : 9), right = Look.Px(IsFull ? 23 : IsSimple ? 5 : 10);
        float room = 2 * Half - left - right, wider = IsFull ? Look.Px(4) : 0, last = IsFull ? Look.Px(32) : 0;
        SetPitch(IsSimple ? room / 3 : IsFull ? (room - 2 * wider - last) / 3 : room / 4, left);
        float f = -Half + left, i = f + Pitch, g = i + Pitch + wider, o = IsSimple ? g : g + Pitch + wider, v = Half - right;
        float state = Rows.State, foot = Rows.Foot;
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
            junctions.Add(new Point(v, state));
            OutputX = Half - Look.Px(9);
        }

        InputX = IsFull ? -Half + Look.Px(8) : Math.Clamp((i + (IsSimple ? o : g)) / 2, -Look.Px(12), Look.Px(12));
        junctions.Add(new Point(InputX, foot));
    }

    private void PlanGru(string gates)
    {
        Half = MathF.Min(Column * (IsFull ? 0.42f : 0.4f), Look.Px(130));
        float left = Look.Px(IsFull ? 14 : IsSimple ? 4 : 7), right = Look.Px(IsFull ? 33 : IsSimple ? 6 : 13);
        float room = 2 * Half - left - right, first = IsFull ? Look.Px(26) : room / 3;
        SetPitch((room - first) / 2, right);
        float branch = -Half + left, r = branch + first, z = r + Pitch, n = z + Pitch, state = Rows.State, foot = Rows.Foot;
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
            junctions.Add(new Point(z, product));
        }

        if (IsFull)
        {
            float between = (z + n) / 2, above = BarTop - Look.Px(5), middle = MathF.Round(BarTop + (foot - BarTop) * 0.5f);
            Way(r, BarTop, r, above);
            Way(r, above, between, above);
            Way(between, above, between, foot);
            Way(between, middle, n, middle);
            nodes.Add(new CellNode(CellPart.Reset, new Point(between, middle)));
            junctions.Add(new Point(between, foot));
            junctions.Add(new Point(branch, state));
            OutputX = Half - Look.Px(9);
        }

        InputX = IsSimple ? 0 : IsFull ? (r + z) / 2 : Math.Clamp((r + z) / 2, -Look.Px(12), Look.Px(12));
        junctions.Add(new Point(InputX, foot));
    }

    private void Bar(string gates, char letter, float x) => bars.Add(new CellBar(gates.IndexOf(letter), letter, x));

    private void Way(float fromX, float fromY, float toX, float toY) => ways.Add((new Point(fromX, fromY), new Point(toX, toY)));
}
