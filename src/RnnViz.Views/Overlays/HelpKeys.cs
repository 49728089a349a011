using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Overlays;

/// <summary>
/// All keys and marks and what they mean, in as many columns as there is room for; type shrinks only where even that is not
/// enough.
/// </summary>
internal sealed class HelpKeys(IAppearance appearance, FontBook fonts, CellKind cell, bool isRecorded)
{
    private const float Pitch = 27, WrappedPitch = 19, ColumnGap = 32, SmallestShare = 0.45f;

    /// <summary>The width in which meanings are broken, in design units: a narrower one where more columns allow larger type.</summary>
    private static readonly float[] MostMeaning = [310, 270, 235, 200];

    /// <summary>What the signs in cells and bars mean.</summary>
    private readonly (string Sign, string Meaning)[] marks =
    [
        ("●  0", "exactly zero: underflow, or a unit that is off"),
        ("×", "not a number (NaN)"),
        ("∞", "infinite"),
        .. cell == CellKind.Vanilla ? [("▬", "a saturated unit: φ' below 0.01")] : (ReadOnlySpan<(string, string)>)[],
        ("▼ ▲", "a bar beyond the axis"),
    ];

    private readonly IReadOnlyList<(string Keys, string Meaning)> keyLines = Actions.HelpLines(cell, isRecorded);

    private Look Look => appearance.Look;

    private Theme Theme => appearance.Look.Theme;

    private int Lines => keyLines.Count + marks.Length + 1;

    /// <summary>Line i: a key, the heading of the marks (null), or a mark.</summary>
    private (string Left, string Right)? Line(int i)
    {
        int keys = keyLines.Count;
        return i < keys ? keyLines[i] : i == keys ? null : marks[i - keys - 1];
    }

    /// <summary>Draws them from the top left of a box.</summary>
    public void Draw(ICanvas canvas, Box room)
    {
        HelpPlan plan = Plan(room);
        float high = 0;
        int column = 0;
        for (int i = 0; i < Lines; i++)
        {
            float height = Height(i, plan);
            if (high > 0 && high + height > plan.ColumnHeight + 0.5f)
            {
                (column, high) = (column + 1, 0);
            }

            float left = room.X + column * plan.ColumnPitch, top = room.Y + high, y = top + plan.Px(Pitch) / 2;
            high += height;
            if (Line(i) is not (string sign, string meaning))
            {
                canvas.CenteredText("Marks", new Point(left, y), plan.Scaled(Look.Brand), Theme.Text, TextAlign.Left);
                continue;
            }

            canvas.CenteredText(sign, new Point(left, y), plan.Scaled(Look.Number), Theme.BackwardText, TextAlign.Left);
            var lines = new Box(left + plan.Keys, y - plan.Px(WrappedPitch) / 2, plan.Meanings, height);
            canvas.ParagraphText(meaning, lines, plan.Scaled(Look.Label), plan.Px(WrappedPitch), Theme.Text);
        }
    }

    /// <summary>The height of a line with its meaning broken where it is too long, in pixels.</summary>
    private float Height(int i, HelpPlan plan)
    {
        int count = Line(i) is (_, string meaning)
            ? CanvasShapes.ParagraphLines(fonts, meaning, plan.Scaled(Look.Label), plan.Meanings) : 1;
        return plan.Px(Pitch + (count - 1) * WrappedPitch);
    }

    /// <summary>How many columns of a height the lines take.</summary>
    private int Columns(HelpPlan plan, float most)
    {
        int columns = 1;
        float high = 0;
        for (int i = 0; i < Lines; i++)
        {
            float height = Height(i, plan);
            if (high > 0 && high + height > most + 0.5f)
            {
                (columns, high) = (columns + 1, 0);
            }

            high += height;
        }

        return columns;
    }

    /// <summary>The largest type at which all lines fit in columns of equal width.</summary>
    private HelpPlan Plan(Box room)
    {
        for (float share = 1; ; share *= 0.96f)
        {
            var plan = new HelpPlan(Look.Unit, share);
            float keys = 0, meanings = 0;
            for (int i = 0; i < Lines; i++)
            {
                if (Line(i) is not (string sign, string meaning))
                {
                    continue;
                }

                keys = MathF.Max(keys, fonts.Measure(sign, plan.Scaled(Look.Number)));
                meanings = MathF.Max(meanings, fonts.Measure(meaning, plan.Scaled(Look.Label)));
            }

            keys += plan.Px(18);
            foreach (float most in MostMeaning)
            {
                plan = plan with { Keys = keys, Meanings = MathF.Min(meanings + 1, plan.Px(most)) };
                float pitch = plan.Keys + plan.Meanings + plan.Px(ColumnGap), height = room.Height;
                int possible = Math.Max(1, (int)((room.Width + plan.Px(ColumnGap)) / pitch)), needed = Columns(plan, height);
                if (needed > possible && share > SmallestShare)
                {
                    continue;
                }

                // no higher than so many columns need
                while (height > plan.Px(Pitch) && Columns(plan, height - plan.Px(4)) == needed)
                {
                    height -= plan.Px(4);
                }

                return plan with { ColumnHeight = height, ColumnPitch = pitch };
            }
        }
    }

    /// <summary>Where the lines stand.</summary>
    /// <param name="Unit">Pixels per design unit.</param>
    /// <param name="Share">What type and distances are multiplied by.</param>
    private readonly record struct HelpPlan(float Unit, float Share)
    {
        public float ColumnHeight { get; init; }

        public float Meanings { get; init; }

        public float Keys { get; init; }

        public float ColumnPitch { get; init; }

        public float Px(float units) => units * Unit * Share;

        public TextStyle Scaled(TextStyle style) => style with { Size = style.Size * Share };
    }
}
