using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Status;

/// <summary>
/// What the runs differ in, side by side: each name with the run's mark and colour, the one in front underlined. Names that are too long
/// keep what tells them apart. Nothing here allocates.
/// </summary>
internal sealed class RunTitles(ShownContrast contrast, IAppearance appearance)
{
    /// <summary>In design units: the mark before a name, from one name to the next, and below it.</summary>
    private const float MarkRoom = 15, Between = 26, Underline = 11;

    private Look Look => appearance.Look;

    /// <summary>The width of all names as they are, in pixels.</summary>
    public float FullWidth(FontBook fonts)
    {
        float width = Look.Px(Between) * (contrast.Runs.Length - 1);
        foreach (ShownRun run in contrast.Runs)
        {
            width += FullWidth(fonts, run);
        }

        return width;
    }

    /// <summary>Where a run's name stands in a strip; names that are short leave their part to the others.</summary>
    public Box BoxOf(FontBook fonts, Box strip, int index)
    {
        int count = contrast.Runs.Length;
        float room = strip.Width - Look.Px(Between) * (count - 1), share = room / count;
        // as often as there are runs: each time one more may turn out to be short
        for (int pass = 0; pass < count; pass++)
        {
            float rest = room;
            int longer = 0;
            foreach (ShownRun run in contrast.Runs)
            {
                float full = FullWidth(fonts, run);
                (rest, longer) = full <= share ? (rest - full, longer) : (rest, longer + 1);
            }

            share = longer == 0 ? share : rest / longer;
        }

        float x = strip.X;
        for (int i = 0; i < index; i++)
        {
            x += MathF.Min(share, FullWidth(fonts, contrast.Runs[i])) + Look.Px(Between);
        }

        return strip with { X = x, Width = MathF.Min(share, FullWidth(fonts, contrast.Runs[index])) };
    }

    /// <summary>The run whose name is at a point; −1 for none.</summary>
    public int IndexAt(FontBook fonts, Box strip, Point point)
    {
        for (int i = 0; i < contrast.Runs.Length; i++)
        {
            if (BoxOf(fonts, strip, i).Inset(-Look.Px(Between / 2 - 2), 0, -Look.Px(Between / 2 - 2), 0).Contains(point))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Draws the names in a strip.</summary>
    public void Draw(ICanvas canvas, Box strip)
    {
        Theme theme = Look.Theme;
        Span<char> buffer = stackalloc char[128];
        foreach (ShownRun run in contrast.Runs)
        {
            Box box = BoxOf(canvas.Fonts, strip, run.Index);
            RunLook look = theme.Runs[run.Index];
            TextStyle style = StyleOf(run);
            ReadOnlySpan<char> name = NameIn(canvas.Fonts, run, box.Width - Look.Px(MarkRoom) + 0.5f, buffer);
            float x = box.X + Look.Px(MarkRoom);
            if (run.Index > 0)
            {
                float line = MathF.Round(box.X - Look.Px(Between / 2 + 1));
                canvas.FillBox(new Box(line, box.Center.Y - Look.Px(9), Look.Hair(), Look.Px(18)), theme.Muted);
            }

            canvas.MarkRun(look.Mark, new Point(box.X + Look.Px(5), box.Center.Y), Look.Px(4.2f), look.Color, theme.Bar);
            canvas.CenteredText(name, new Point(x, box.Center.Y), style.AsVerbatim(), look.TextColor, TextAlign.Left);
            if (run.IsFront)
            {
                var under = new Box(
                    x, box.Center.Y + Look.Px(Underline), canvas.Fonts.Measure(name, style.AsVerbatim()), Look.Hair(2));
                canvas.FillBox(under.Snapped(), look.Color);
            }
        }
    }

    private TextStyle StyleOf(ShownRun run) => run.IsFront ? Look.Body with { Role = FontRole.Heading } : Look.Body;

    private float FullWidth(FontBook fonts, ShownRun run) => Look.Px(MarkRoom) + fonts.Measure(run.Name, StyleOf(run));

    /// <summary>
    /// The name as far as there is room: all of it; the parts before a comma that no other run has; else what comes after the words with
    /// which all names begin.
    /// </summary>
    private ReadOnlySpan<char> NameIn(FontBook fonts, ShownRun run, float width, Span<char> buffer)
    {
        TextStyle style = StyleOf(run).AsVerbatim();
        ReadOnlySpan<char> name = fonts.Wording(run.Name.AsSpan());
        if (fonts.Measure(name, style) <= width)
        {
            return name;
        }

        for (int end = name.LastIndexOf(", "); end > 0; end = name[..end].LastIndexOf(", "))
        {
            if (!IsShared(fonts, run, name[..end]) && Fits(name[..end], "", " …", buffer, out ReadOnlySpan<char> parts))
            {
                return parts;
            }
        }

        int common = CommonWords(fonts);
        string before = common > 0 ? "… " : "";
        ReadOnlySpan<char> rest = name[common..];
        if (Fits(rest, before, "", buffer, out ReadOnlySpan<char> all))
        {
            return all;
        }

        for (int length = Math.Min(rest.Length, buffer.Length - 4); length > 0; length--)
        {
            if (Fits(rest[..length].TrimEnd([' ', ',']), before, "…", buffer, out ReadOnlySpan<char> cut))
            {
                return cut;
            }
        }

        return [];

        bool Fits(ReadOnlySpan<char> text, string first, string last, Span<char> into, out ReadOnlySpan<char> line)
        {
            var written = new TextLine(into);
            written.Add(first);
            written.Add(text);
            written.Add(last);
            line = into[..written.Span.Length];
            return fonts.Measure(line, style) <= width;
        }
    }

    /// <summary>Whether another run's name begins with the same parts.</summary>
    private bool IsShared(FontBook fonts, ShownRun run, ReadOnlySpan<char> parts)
    {
        foreach (ShownRun other in contrast.Runs)
        {
            if (other != run && fonts.Wording(other.Name.AsSpan()).StartsWith(parts))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many characters the words have with which all names begin; a name never consists of them alone.</summary>
    private int CommonWords(FontBook fonts)
    {
        ReadOnlySpan<char> first = fonts.Wording(contrast.Runs[0].Name.AsSpan());
        int common = first.Length;
        foreach (ShownRun run in contrast.Runs)
        {
            common = Math.Min(common, first.CommonPrefixLength(fonts.Wording(run.Name.AsSpan())));
        }

        return first[..common].LastIndexOf(' ') + 1;
    }
}
