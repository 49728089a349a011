using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Gallery;

/// <summary>
/// Draws one lesson or course of the gallery: a picture of its training or its lessons, title, summary, and what the picture shows
/// in numbers.
/// </summary>
internal readonly ref struct LessonTile(ICanvas canvas, Look look)
{
    private const float Pad = 10, WordsHeight = 94;

    private Theme Theme => look.Theme;

    /// <summary>Draws the tile into a box.</summary>
    public void Draw(Box box, LessonSummary lesson, LessonPreview? preview, bool isSelected, bool isOpen)
    {
        canvas.Card(box, look.Px(7), look.Hair(), Theme.Background, Theme.Border);
        if (isSelected)
        {
            canvas.StrokeRoundedBox(box, look.Px(7), look.Hair(2.4f), Theme.Forward);
        }

        Box inner = box.Inset(look.Px(Pad));
        (Box picture, Box rest) = inner.CutTop(MathF.Max(look.Px(40), inner.Height - look.Px(WordsHeight)), look.Px(7));
        if (lesson.Lessons.Count > 0)
        {
            DrawLessons(picture, lesson.Lessons);
        }
        else if (preview is null)
        {
            DrawPlaceholder(picture);
        }
        else
        {
            DrawPicture(picture, preview);
        }

        (Box caption, Box words) = rest.CutBottom(look.Px(16), look.Px(2));
        DrawTitle(words, canvas.Fonts.Wording(lesson.Title), isOpen);
        canvas.ParagraphText(
            lesson.Summary, words.Inset(0, look.Px(21), 0, 0) with { Height = look.Px(37) }, look.Label, look.Px(18), Theme.Muted);
        if (lesson.Lessons.Count > 0)
        {
            var line = new TextLine(stackalloc char[40]);
            line.Add("a course of ");
            line.Add(lesson.Lessons.Count);
            line.Add(" lessons");
            canvas.CenteredText(line.Span, new Point(caption.X, caption.Center.Y), look.Label, Theme.Muted, TextAlign.Left);
        }
        else if (preview is not null)
        {
            DrawCaption(caption, preview);
        }
    }

    private void DrawTitle(Box box, ReadOnlySpan<char> title, bool isOpen)
    {
        const string Open = "open";
        TextStyle style = look.Title.AsVerbatim() with { Size = look.Px(14.5f) };
        float y = box.Y + look.Px(10), room = box.Width;
        if (isOpen)
        {
            float width = canvas.Fonts.Measure(Open, look.Label) + look.Px(14);
            var pill = new Box(box.Right - width, y - look.Px(9), width, look.Px(18)).Snapped();
            canvas.FillRoundedBox(pill, pill.Height / 2, Theme.Forward);
            canvas.CenteredText(Open, pill.Center, look.Label, Theme.Surface);
            room -= width + look.Px(8);
        }

        int length = canvas.Fonts.FittingLength(title, style, room);
        if (length < title.Length)
        {
            length = canvas.Fonts.FittingLength(title, style, room - canvas.Fonts.Measure("…", style));
        }

        canvas.CenteredText(title[..length], new Point(box.X, y), style, Theme.Text, TextAlign.Left);
        if (length < title.Length)
        {
            canvas.CenteredText(
                "…", new Point(box.X + canvas.Fonts.Measure(title[..length], style), y), style, Theme.Text, TextAlign.Left);
        }
    }

    /// <summary>The titles of a course's lessons, as many as fit.</summary>
    private void DrawLessons(Box box, IReadOnlyList<string> titles)
    {
        canvas.FillRoundedBox(box, look.Px(4), Theme.Quiet);
        float pitch = MathF.Max(look.Px(15), (box.Height - look.Px(6)) / titles.Count), pad = look.Px(8);
        int count = Math.Min(titles.Count, (int)((box.Height - look.Px(6)) / pitch + 0.01f));
        Span<char> buffer = stackalloc char[96];
        for (int i = 0; i < count; i++)
        {
            var line = new TextLine(buffer);
            line.Add(i + 1);
            line.Add("  ");
            ReadOnlySpan<char> title = canvas.Fonts.Wording(titles[i].AsSpan());
            line.Add(title[..Math.Min(title.Length, 80)]);
            int length = canvas.Fonts.FittingLength(line.Span, look.Label, box.Width - 2 * pad);
            var middle = new Point(box.X + pad, box.Y + look.Px(3) + (i + 0.5f) * pitch);
            canvas.CenteredText(line.Span[..length], middle, look.Label.AsVerbatim(), Theme.Text, TextAlign.Left);
        }
    }

    private void DrawPlaceholder(Box box)
    {
        canvas.FillRoundedBox(box, look.Px(4), Theme.Quiet);
        canvas.CenteredText("not trained yet", box.Center, look.Label, Theme.Text);
    }

    /// <summary>Left the gradient flow over training, right the loss.</summary>
    private void DrawPicture(Box box, LessonPreview preview)
    {
        (Box flow, Box chart) = box.CutLeft(MathF.Round(box.Width * 0.52f), look.Px(10));
        canvas.Heatmap(preview.Flow, preview.Flow.All, flow.Snapped(), Theme.Sequential);
        canvas.FillBox(new Box(chart.X, chart.Bottom - look.Hair(), chart.Width, look.Hair()).Snapped(), Theme.Border);
        canvas.FillBox(new Box(chart.X, chart.Y, look.Hair(), chart.Height).Snapped(), Theme.Border);
        Span<Point> points = stackalloc Point[preview.Loss.Count];
        int length = 0;
        for (int i = 0; i < preview.Loss.Count; i++)
        {
            float share = preview.Loss[i];
            if (!float.IsFinite(share))
            {
                break;
            }

            points[length++] =
                new Point(chart.X + chart.Width * i / Math.Max(1, preview.Loss.Count - 1), chart.Bottom - share * chart.Height * 0.92f);
        }

        canvas.Polyline(points[..length], look.Stroke(1.6f), Theme.Forward);
        if (length == 1)
        {
            canvas.FillCircle(points[0], look.Px(2.2f), Theme.Forward);
        }
    }

    private void DrawCaption(Box box, LessonPreview preview)
    {
        var line = new TextLine(stackalloc char[64]);
        line.Add(preview.Iterations);
        line.Add(" it.  loss ");
        line.Add3(preview.FirstLoss);
        line.Add(" → ");
        line.Add3(preview.LastLoss);
        ReadOnlySpan<char> shown = canvas.Fonts.Wording(line.Span);
        int length = canvas.Fonts.FittingLength(shown, look.SmallNumber, box.Width);
        canvas.CenteredText(shown[..length], new Point(box.X, box.Center.Y), look.SmallNumber, Theme.Muted, TextAlign.Left);
    }
}
