using RnnViz.Engine.Drawing;
using RnnViz.Engine.Text;
using RnnViz.Lessons;
using RnnViz.Views.Scenes;

namespace RnnViz.Views.Panels;

/// <summary>Text that the network writes by itself, drawn from the weights of a named iteration and renewed as training goes on.</summary>
public sealed class SamplePanel(LessonScreen screen, TextSampler sampler) : Panel(screen)
{
    /// <inheritdoc/>
    protected override string Title => "GENERATED TEXT";

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
        canvas.ParagraphText(isFirst ? sampler.InProgress : sampler.Text, Content, Look.Number, Look.Px(19), Theme.Text);
    }
}
