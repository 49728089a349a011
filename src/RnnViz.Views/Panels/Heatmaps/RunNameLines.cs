using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Heatmaps;

/// <summary>A run's mark and name beside its strip, in as many lines as that has room for. Nothing here allocates.</summary>
internal static class RunNameLines
{
    /// <summary>From line to line, in design units.</summary>
    private const float Pitch = 15;

    /// <summary>Never more lines than this.</summary>
    private const int Most = 3;

    /// <summary>Writes the name; of a run that is behind, below it the iteration that it is at.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="look">Colours and sizes.</param>
    /// <param name="run">The run.</param>
    /// <param name="box">The room.</param>
    /// <param name="isAtTop">Whether the name begins at the room's upper edge; else it stands in its middle.</param>
    public static void Draw(ICanvas canvas, Look look, ShownRun run, Box box, bool isAtTop)
    {
        float pitch = look.Px(Pitch), text = look.Px(RunLabel.MarkRoom), width = box.Width - text;
        int most = Math.Max(1, Math.Min((int)((box.Height + look.Px(3)) / pitch) - (run.IsBehind ? 1 : 0), Most));
        int count = 1;
        for (string name = run.Name; count < most && Line(canvas.Fonts, look, name, count, width, isLast: true).Length > 0;)
        {
            count++;
        }

        int all = count + (run.IsBehind ? 1 : 0);
        float y = isAtTop ? box.Y + pitch * 0.6f : box.Center.Y - pitch * (all - 1) / 2;
        RunLook colors = look.Theme.Runs[run.Index];
        RunLabel.Draw(canvas, look, colors, Line(canvas.Fonts, look, run.Name, 0, width, count == 1), new Point(box.X, y), look.Label);
        for (int i = 1; i < count; i++)
        {
            canvas.CenteredText(
                Line(canvas.Fonts, look, run.Name, i, width, i == count - 1), new Point(box.X + text, y + i * pitch), look.Label,
                colors.TextColor, TextAlign.Left);
        }

        if (!run.IsBehind)
        {
            return;
        }

        var iteration = new TextLine(stackalloc char[24]);
        iteration.Add("it. ");
        iteration.Add(run.Training.Step.ShownIteration);
        canvas.CenteredText(iteration.Span, new Point(box.X + text, y + count * pitch), look.SmallNumber, look.Theme.Muted, TextAlign.Left);
    }

    /// <summary>A line of a name, broken at blanks; the last gives up what it has no room for. Empty where the name has ended.</summary>
    private static ReadOnlySpan<char> Line(FontBook fonts, Look look, string name, int index, float width, bool isLast)
    {
        ReadOnlySpan<char> rest = fonts.Wording(name);
        for (int i = 0; ; i++)
        {
            int length = fonts.FittingLength(rest, look.Label, width);
            if (length < rest.Length)
            {
                int blank = rest[..(length + 1)].LastIndexOf(' ');
                length = blank > 0 ? blank : length;
            }

            if (i == index)
            {
                return isLast && length < rest.Length ? Last(fonts, look, rest, width) : rest[..length];
            }

            rest = rest[length..].TrimStart(' ');
        }
    }

    /// <summary>The parts before a comma that have room, else as many words as do, and of a long word as many letters.</summary>
    private static ReadOnlySpan<char> Last(FontBook fonts, Look look, ReadOnlySpan<char> rest, float width)
    {
        int length = fonts.FittingLength(rest, look.Label, width), comma = rest[..length].LastIndexOf(", "),
            blank = rest[..length].LastIndexOf(' ');
        return comma > 0 ? rest[..comma] : rest[..(blank > 0 ? blank : length)].TrimEnd([' ', ',']);
    }
}
