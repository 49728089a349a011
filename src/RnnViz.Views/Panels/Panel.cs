using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Mathematics;
using RnnViz.Views.Scenes;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels;

/// <summary>A card with a title in its corner. Derived panels draw one picture each.</summary>
public abstract class Panel(LessonScreen screen) : Control
{
    /// <summary>What all panels of the lesson share.</summary>
    protected LessonScreen Screen { get; } = screen;

    /// <summary>Colours and type sizes.</summary>
    protected Look Look => Screen.Look;

    /// <summary>Colours.</summary>
    protected Theme Theme => Screen.Look.Theme;

    /// <summary>The title, in capitals.</summary>
    protected abstract string Title { get; }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        canvas.Card(Bounds, Look.Px(7), Look.Hair(), Theme.Panel, Theme.Border);
        canvas.Text(Title, TitleBaseline, Look.Title, Theme.Muted);
    }

    /// <summary>What would have been, had nothing been changed.</summary>
    protected Rgba GhostColor => Rgba.Mix(Theme.Panel, Theme.Muted, 0.55f);

    /// <summary>A colour for what the walk has come to, dimmed for what it has not.</summary>
    protected Rgba Shade(Rgba color, bool isShown) => isShown ? color : Theme.Dimmed(color);

    /// <summary>Where the title's baseline begins.</summary>
    protected Point TitleBaseline => new(Bounds.X + Look.Px(12), MathF.Round(Bounds.Y + Look.Px(23)));

    /// <summary>The card below the title.</summary>
    protected Box Content => Bounds.Inset(Look.Px(12), Look.Px(34), Look.Px(12), Look.Px(12));

    /// <summary>A formula measured at a size in design units; see <see cref="FormulaReader"/> for the notation, <c>@</c> stands for the timestep.</summary>
    protected FormulaLayout Formula(ICanvas canvas, string notation, float units = 17, int timestep = 0) =>
        Screen.Formulas.Of(canvas.Fonts, notation, Look.Px(units), timestep);

    /// <summary>Text at the right end of the title's line; left out where there is no room beside the title.</summary>
    protected void DrawCorner(ICanvas canvas, ReadOnlySpan<char> text, Rgba color)
    {
        float room = Bounds.Width - canvas.Fonts.Measure(Title, Look.Title) - Look.Px(36);
        if (canvas.Fonts.Measure(text, Look.SmallNumber) <= room)
            canvas.Text(text, new Point(Bounds.Right - Look.Px(12), TitleBaseline.Y), Look.SmallNumber, color, TextAlign.Right);
    }
}
