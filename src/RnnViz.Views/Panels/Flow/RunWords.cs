using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Flow;

/// <summary>Sets words and runs one after the other, or measures them where there is no place.</summary>
/// <param name="canvas">Where to.</param>
/// <param name="look">Colours and what units are in pixels.</param>
/// <param name="style">Of the text.</param>
/// <param name="runs">All runs that are seen.</param>
/// <param name="start">Where the first line begins, at the middle of its capitals; null to measure only.</param>
internal ref struct RunWords(ICanvas canvas, Look look, TextStyle style, ReadOnlySpan<ShownRun> runs, Point? start)
{
    /// <summary>How brief names are at most: a mark alone.</summary>
    public const int Briefest = 3;

    private readonly ReadOnlySpan<ShownRun> runs = runs;
    private float x, y;

    /// <summary>The width of the widest line so far, in pixels.</summary>
    public float Width { get; private set; }

    /// <summary>Words in the colour of text.</summary>
    public void Words(scoped ReadOnlySpan<char> words)
    {
        if (start is Point at)
        {
            canvas.CenteredText(words, at + new Point(x, y), style, look.Theme.Text, TextAlign.Left);
        }

        Advance(canvas.Fonts.Measure(words, style));
    }

    /// <summary>A run's mark, and as much of its name as the brevity leaves.</summary>
    public void Run(ShownRun run, int brevity)
    {
        ReadOnlySpan<char> name = brevity == Briefest ? "" : brevity > 0 ? RunLabel.Brief(run, runs) : run.Name;
        if (start is Point at)
        {
            RunLabel.Draw(canvas, look, look.Theme.Runs[run.Index], name, at + new Point(x, y), style);
        }

        Advance(RunLabel.WidthOf(look, canvas.Fonts, name, style));
    }

    /// <summary>Goes to the beginning of the next line.</summary>
    /// <param name="pitch">How far below it is, in pixels.</param>
    public void NextLine(float pitch) => (x, y) = (0, y + pitch);

    private void Advance(float by) => (x, Width) = (x + by, MathF.Max(Width, x + by));
}
