using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Unrolled;

/// <summary>Draws one gated cell: its frame, its ways and nodes, and its gates as bars with the means over the units.</summary>
internal sealed class GatedCell(ShownTraining training, IAppearance appearance)
{
    private Look Look => appearance.PanelLook;

    private Theme Theme => appearance.PanelLook.Theme;

    private float Stroke => Look.Hair(1.5f);

    /// <summary>Draws the cell of timestep t.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="plan">Where its parts stand.</param>
    /// <param name="t">1..T.</param>
    /// <param name="x">The middle of its column.</param>
    /// <param name="isShown">Whether the walk has come to it.</param>
    /// <param name="border">The colour of its frame.</param>
    public void Draw(ICanvas canvas, CellPlan plan, int t, float x, bool isShown, Rgba border)
    {
        GatedRows rows = plan.Rows;
        Rgba forward = isShown ? Theme.Forward : Theme.Dimmed(Theme.Forward);
        var frame = new Box(x - plan.Half, rows.FrameTop(Look), 2 * plan.Half, rows.FrameBottom(Look) - rows.FrameTop(Look));
        canvas.Card(frame.Snapped(), Look.Px(plan.Rows.Detail == CellDetail.Simple ? 4 : 7), Look.Hair(), Theme.Surface, border);
        DrawStraight(canvas, new Point(x - plan.Half, rows.State), new Point(x + plan.Half, rows.State), Look.Hair(2.5f), forward);
        for (int i = 0; i < plan.Ways.Count; i++)
        {
            (Point from, Point to) = plan.Ways[i];
            DrawStraight(canvas, from + new Point(x, 0), to + new Point(x, 0), Stroke, forward);
        }

        for (int i = 0; i < plan.Junctions.Count; i++)
        {
            canvas.FillCircle(plan.Junctions[i] + new Point(x, 0), Look.Px(2.4f), forward);
        }

        for (int i = 0; i < plan.Bars.Count; i++)
        {
            DrawBar(canvas, plan, plan.Bars[i], t, x, isShown);
        }

        for (int i = 0; i < plan.Nodes.Count; i++)
        {
            CellNode node = plan.Nodes[i];
            if (node.Part == CellPart.CellTanh)
            {
                Box tanh = plan.Tanh!.Value.Offset(x, 0).Snapped();
                canvas.Card(tanh, Look.Px(4), Stroke, Theme.Surface, forward);
                canvas.CenteredText("tanh", tanh.Center, Look.SmallNumber, forward);
                continue;
            }

            if (node.Part == CellPart.New && plan.Rows.Detail == CellDetail.Full)
            {
                canvas.CenteredText(
                    "1−", new Point(x + node.At.X - plan.Pitch / 2, node.At.Y - Look.Px(8)), Look.SmallNumber, forward);
            }

            DrawNode(canvas, node, new Point(x + node.At.X, node.At.Y), plan.Radius, forward);
        }
    }

    /// <summary>A line that goes up, down or aside, on whole pixels.</summary>
    public static void DrawStraight(ICanvas canvas, Point from, Point to, float stroke, Rgba color)
    {
        bool isUpright = MathF.Abs(from.X - to.X) < MathF.Abs(from.Y - to.Y);
        canvas.FillBox(
            isUpright
                ? new Box(MathF.Round(from.X - stroke / 2), MathF.Min(from.Y, to.Y), stroke, MathF.Abs(from.Y - to.Y))
                : new Box(MathF.Min(from.X, to.X), MathF.Round(from.Y - stroke / 2), MathF.Abs(from.X - to.X), stroke),
            color);
    }

    /// <summary>The bar of a gate, which stands on the cell's foot: filled as far as the mean over the units of the sequence.</summary>
    private void DrawBar(ICanvas canvas, CellPlan plan, CellBar bar, int t, float x, bool isShown)
    {
        var box = new Box(MathF.Round(x + bar.X - plan.BarWidth / 2), plan.BarTop, plan.BarWidth, plan.Rows.Foot - plan.BarTop);
        double mean = training.Step.GateMean(bar.Gate, t, training.Sequence);
        Rgba forward = isShown ? Theme.Forward : Theme.Dimmed(Theme.Forward);
        canvas.FillBox(box, isShown ? Theme.Quiet : Theme.Dimmed(Theme.Quiet));
        canvas.FillBox(Filled(box, bar, mean), double.IsFinite(mean) ? forward : isShown ? Theme.Wrong : Theme.Dimmed(Theme.Wrong));
        float hair = Look.Hair();
        Rgba edge = Rgba.Mix(Theme.Surface, forward, 0.5f);
        canvas.FillBox(new Box(box.X, box.Y - hair, box.Width, hair), edge);
        canvas.FillBox(new Box(box.X - hair, box.Y - hair, hair, box.Height + hair), edge);
        canvas.FillBox(new Box(box.Right, box.Y - hair, hair, box.Height + hair), edge);
        if (bar.IsSigned)
        {
            canvas.FillBox(new Box(box.X, MathF.Round(box.Center.Y - hair / 2), box.Width, hair), forward);
        }

        if (plan.Rows.Detail == CellDetail.Simple)
        {
            return;
        }

        ReadOnlySpan<char> letter = [bar.Letter];
        canvas.CenteredText(letter, new Point(x + bar.X, box.Bottom + Look.Px(9)), Look.SmallNumber, forward);
        if (plan.Rows.Detail == CellDetail.Full)
        {
            var text = new TextLine(stackalloc char[16]);
            text.AddFixed(mean, 2);
            canvas.CenteredText(
                text.Span, new Point(x + bar.X, box.Bottom + Look.Px(22)), Look.SmallNumber,
                isShown ? Theme.Text : Theme.Dimmed(Theme.Text));
        }
    }

    /// <summary>The filled part of a bar; all of it where the mean is not a number.</summary>
    private static Box Filled(Box box, CellBar bar, double mean)
    {
        if (!double.IsFinite(mean))
        {
            return box;
        }

        float share = (float)Math.Clamp(mean, -1, 1), middle = box.Center.Y;
        if (!bar.IsSigned)
        {
            float height = box.Height * MathF.Max(0, share);
            return box with { Y = box.Bottom - height, Height = height };
        }

        float half = box.Height / 2 * MathF.Abs(share);
        return box with { Y = share > 0 ? middle - half : middle, Height = half };
    }

    /// <summary>A product as a circle with a dot, a sum as a circle with a plus.</summary>
    private void DrawNode(ICanvas canvas, CellNode node, Point at, float radius, Rgba color)
    {
        float stroke = radius < Look.Px(6) ? Look.Hair() : Stroke;
        canvas.FillCircle(at, radius, color);
        canvas.FillCircle(at, radius - stroke, Theme.Surface);
        if (!node.IsSum)
        {
            canvas.FillCircle(at, MathF.Max(Look.Px(1.4f), radius * 0.27f), color);
            return;
        }

        float arm = radius - stroke;
        canvas.Line(at - new Point(arm, 0), at + new Point(arm, 0), stroke, color);
        canvas.Line(at - new Point(0, arm), at + new Point(0, arm), stroke, color);
    }
}
