using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Controls;

/// <summary>
/// Names side by side with the chosen one raised; or, where they do not fit, the chosen one with a mark that there are more.
/// </summary>
public sealed class LessonChoice(IAppearance appearance, FocusGroup group, string label, IReadOnlyList<string> names, Func<int> read)
    : Choice(group, names)
{
    private const float Padding = 7, MarkWidth = 9;

    /// <summary>What it is called, left of the names; may be empty.</summary>
    public string Label { get; } = label;

    /// <summary>Where the label begins, in pixels; set by whoever lays out.</summary>
    public float LabelX { get; set; }

    private Look Look => appearance.PanelLook;

    private Theme Theme => appearance.Look.Theme;

    /// <summary>Lays the names out in a box, measured in the fonts of now.</summary>
    public void Arrange(FontBook fonts, Box box)
    {
        Span<float> widths = stackalloc float[Names.Count];
        for (int i = 0; i < widths.Length; i++)
        {
            widths[i] = fonts.Measure(Names[i], Look.Label) + Look.Px(2 * Padding);
        }

        Divide(box, widths);
    }

    /// <summary>The width of the longest name alone, with the mark that there are more.</summary>
    public float CyclingWidth(FontBook fonts)
    {
        float width = 0;
        for (int i = 0; i < Names.Count; i++)
        {
            width = MathF.Max(width, fonts.Measure(Names[i], Look.Label));
        }

        return width + Look.Px(2 * Padding + MarkWidth);
    }

    /// <summary>The width of all names side by side.</summary>
    public float AllWidth(FontBook fonts)
    {
        float width = 0;
        for (int i = 0; i < Names.Count; i++)
        {
            width += fonts.Measure(Names[i], Look.Label) + Look.Px(2 * Padding);
        }

        return width + 1;
    }

    /// <inheritdoc/>
    protected override void Process(double delta) => Refresh();

    /// <summary>Takes the value of now.</summary>
    public void Refresh() => Selected = read();

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        float y = MathF.Round(Bounds.Center.Y), radius = Look.Px(5);
        canvas.CenteredText(Label, new Point(LabelX, y), Look.Label, IsEnabled ? Theme.Text : Theme.Muted, TextAlign.Left);
        canvas.FillRoundedBox(Bounds, radius, Theme.Quiet);
        if (IsCycling)
        {
            DrawOne(canvas, y);
        }
        else
        {
            DrawAll(canvas, y, radius);
        }

        if (IsFocused)
        {
            canvas.StrokeRoundedBox(Bounds.Inset(-Look.Hair(1.6f)), radius, Look.Hair(1.6f), Theme.Forward);
        }
    }

    private void DrawAll(ICanvas canvas, float y, float radius)
    {
        for (int i = 0; i < Names.Count; i++)
        {
            Box segment = Segment(i);
            bool isChosen = i == Selected;
            if (isChosen)
            {
                canvas.FillRoundedBox(segment.Inset(Look.Hair()), radius, Theme.Forward);
            }
            else if (IsHovered && i == Hovered)
            {
                canvas.FillRoundedBox(segment.Inset(Look.Hair()), radius, Theme.Border);
            }

            canvas.CenteredText(Names[i], new Point(segment.Center.X, y), Look.Label, isChosen ? Theme.Surface : Theme.Text);
        }
    }

    private void DrawOne(ICanvas canvas, float y)
    {
        if (IsHovered)
        {
            canvas.FillRoundedBox(Bounds, Look.Px(5), Theme.Border);
        }

        canvas.CenteredText(Names[Selected], new Point(Bounds.X + Look.Px(Padding), y), Look.Label, Theme.Text, TextAlign.Left);
        float right = Bounds.Right - Look.Px(Padding), half = Look.Px(3.5f);
        canvas.FillTriangle(new Point(right - 2 * half, y - half * 0.5f), new Point(right, y - half * 0.5f),
            new Point(right - half, y + half * 0.7f), Theme.Muted);
    }
}
