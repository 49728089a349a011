using RnnViz.Engine.Drawing;
using RnnViz.Engine.Text;
using RnnViz.Lessons;
using RnnViz.Views.Scenes;

namespace RnnViz.Views.Panels;

/// <summary>Text that the network writes by itself, drawn from the weights of a named iteration and renewed as training goes on.</summary>
public sealed class SamplePanel(LessonScreen screen, TextSampler sampler) : Panel(screen)
{
    /// <summary>Characters drawn from the network in one frame: little enough that no frame is held up.</summary>
    private const int CharactersPerFrame = 4;

    /// <inheritdoc/>
    protected override string Title => "GENERATED TEXT";

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        if (Screen.IsRunning) sampler.Advance(CharactersPerFrame);
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        bool isFirst = sampler.Text.Length == 0;
        if (!isFirst)
        {
            var corner = new TextLine(stackalloc char[40]);
            corner.Add("iteration ");
            corner.Add(sampler.SampleIteration);
            DrawCorner(canvas, corner.Span, Theme.Muted);
        }
        DrawWrapped(canvas, isFirst ? sampler.InProgress : sampler.Text);
    }

    /// <summary>Fills the panel line by line, breaking at spaces where a word fits on a line, and at line feeds.</summary>
    private void DrawWrapped(ICanvas canvas, ReadOnlySpan<char> text)
    {
        Box content = Content;
        TextStyle style = Look.Number;
        float pitch = Look.Px(19), baseline = content.Y + Look.Px(11);
        while (text.Length > 0 && baseline <= content.Bottom)
        {
            int length = canvas.Fonts.FittingLength(text, style, content.Width);
            int feed = text[..length].IndexOf('\n');
            int next = length;
            if (feed >= 0) (length, next) = (feed, feed + 1);
            else if (length < text.Length)
            {
                int space = text[..length].LastIndexOf(' ');
                if (space > length / 2) (length, next) = (space, space + 1);
            }
            if (next == 0) break;
            canvas.Text(text[..length], new Point(content.X, baseline), style, Theme.Text);
            text = text[next..];
            baseline += pitch;
        }
    }
}
