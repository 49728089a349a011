using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;

namespace RnnViz.Views.Panels.Flow;

// of a gated cell the rows of each gate by themselves: their squares add up to the square of the whole
public sealed partial class TermsPanel
{
    /// <summary>How much of its colour a bar keeps behind those of the gates.</summary>
    private const float BehindGates = 0.5f;

    private string Gates => Training.Step.Gates;

    /// <summary>Whether the columns are wide enough for a thin bar for each gate that is shown.</summary>
    private bool HasGates => Gates.Length > 0 && Axis.ColumnWidth >= Look.Px(View.Gate is null ? 15 : 7);

    private void DrawGates(ICanvas canvas, int t)
    {
        if (!HasGates)
        {
            return;
        }

        int first = View.Gate ?? 0, count = View.Gate is null ? Gates.Length : 1;
        Rgba ink = Shade(Theme.Text, Training.Walk.Shows(Phase.Backward, t, Term.RecurrentTerm));
        for (int i = 0; i < count; i++)
        {
            double norm = Training.Analysis.GateTermNorm(first + i, t);
            Box bar = BarOf(t, norm);
            if (!(norm > 0) || !double.IsFinite(norm) || Scales.Norm.Position(norm) <= 0 || bar.Width <= 0)
            {
                continue;
            }

            float inset = bar.Width * (count == 1 ? 0.28f : 0.1f), pitch = (bar.Width - 2 * inset) / count;
            float gap = count == 1 ? 0 : MathF.Max(1, pitch * 0.25f);
            canvas.FillBox((bar with { X = bar.X + inset + i * pitch + gap / 2, Width = pitch - gap }).Snapped(), ink);
        }
    }

    /// <summary>Says of which gates the thin bars are, from left to right.</summary>
    private void DrawGatesKey(ICanvas canvas)
    {
        if (!HasGates)
        {
            return;
        }

        Span<char> buffer = stackalloc char[48];
        var text = new TextLine(buffer);
        text.Add(View.Gate is null ? "of the gates " : "of gate ");
        for (int i = View.Gate ?? 0; i < (View.Gate + 1 ?? Gates.Length); i++)
        {
            text.Add(View.Gate is null && i > 0 ? " " : "");
            text.Add(Gates.AsSpan(i, 1));
        }

        if (View.Gate is null)
        {
            text.Add(" from the left");
        }

        float mark = Look.Px(5), width = mark + Look.Px(5) + canvas.Fonts.Measure(text.Span, Look.Label), pad = Look.Px(5);
        // the note on what the window cuts off stands at the left
        float x = Training.Analysis.Truncation is null ? Plot.X + Look.Px(8) : Plot.Right - width - Look.Px(8);
        float y = MathF.Round(Plot.Y + Look.Px(Training.Analysis.Truncation is null ? 15 : 37)), cap = canvas.Fonts.CapHeight(Look.Label);
        canvas.FillRoundedBox(
            new Box(x - pad, y - cap - Look.Px(6), width + 2 * pad, cap + Look.Px(12)).Snapped(), pad, Theme.Surface.WithOpacity(0.86f));
        canvas.FillBox(new Box(x, y - cap, mark, cap).Snapped(), Theme.Text);
        canvas.Text(text.Span, new Point(x + mark + Look.Px(5), y), Look.Label, Theme.Text);
    }

    private void AddGates(ref TextLine line, int t)
    {
        for (int i = 0; i < Gates.Length; i++)
        {
            line.Add(i == 0 ? "; " : ", ");
            line.Add(Gates.AsSpan(i, 1));
            line.Add(" ");
            line.Add3(Training.Analysis.GateTermNorm(i, t));
        }
    }
}
