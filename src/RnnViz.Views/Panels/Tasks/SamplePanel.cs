using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Sampling;
using RnnViz.Views.Buttons;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Tasks;

/// <summary>
/// Text that the network writes by itself, at a temperature that two buttons change: with the weights of the iteration shown
/// where training does not run; while it runs, with those of an iteration before, which is named.
/// </summary>
public sealed class SamplePanel : Panel
{
    private static readonly double[] Temperatures = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.4, 1.6, 1.8, 2];

    private readonly ShownTraining training;
    private readonly TextSampler sampler;
    private readonly BarButton cooler, warmer;

    /// <summary>A panel with the buttons for the temperature.</summary>
    public SamplePanel(ShownTraining training, IAppearance appearance, TextSampler sampler) : base(appearance)
    {
        (this.training, this.sampler) = (training, sampler);
        cooler = AddChild(new BarButton(appearance, ButtonSymbol.Minus, ""));
        warmer = AddChild(new BarButton(appearance, ButtonSymbol.Plus, ""));
        cooler.Pressed += () => Change(-1);
        warmer.Pressed += () => Change(+1);
    }

    /// <inheritdoc/>
    protected override string Title => "SAMPLE";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.Sample;

    /// <inheritdoc/>
    internal override Topic PartAt(Point point) => point.Y >= cooler.Bounds.Y ? Topic.Temperature : Topic.None;

    /// <summary>Updates applied to the weights that wrote the text.</summary>
    public int Iteration =>
        IsStill ? sampler.StillIteration : sampler.Text.Length > 0 ? sampler.SampleIteration : sampler.InProgressIteration;

    /// <summary>
    /// What is shown: the sample of the iteration shown where one was written, which is at every pause; while training runs the
    /// last one that is complete, and before the first what there is of it.
    /// </summary>
    public ReadOnlySpan<char> Text => IsStill ? sampler.Still : sampler.Text.Length > 0 ? sampler.Text : sampler.InProgress;

    private bool IsStill => sampler.StillIteration == training.Step.Iteration;

    private float FootHeight => Look.Px(22);

    private void Change(int direction)
    {
        int index = 0;
        for (int i = 1; i < Temperatures.Length; i++)
        {
            if (Math.Abs(Temperatures[i] - sampler.Temperature) < Math.Abs(Temperatures[index] - sampler.Temperature))
            {
                index = i;
            }
        }

        sampler.Temperature = Temperatures[Math.Clamp(index + direction, 0, Temperatures.Length - 1)];
    }

    /// <inheritdoc/>
    protected override void BoundsChanged()
    {
        float radius = Look.Px(9), y = Content.Bottom - radius + Look.Px(3);
        warmer.Bounds = new Box(Content.Right - 2 * radius, y - radius, 2 * radius, 2 * radius).Snapped();
        cooler.Bounds = warmer.Bounds.Offset(-2 * radius - Look.Px(34), 0);
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        int shown = training.Step.Iteration, of = Iteration;
        DrawIteration(canvas, of, shown);
        Box text = Content.Inset(0, 0, 0, FootHeight);
        canvas.ParagraphText(Text, text, Look.Number.AsVerbatim(), Look.Px(19), OtherIteration.IsOld(of, shown) ? Theme.Muted : Theme.Text);
        var temperature = new TextLine(stackalloc char[16]);
        temperature.AddFixed(sampler.Temperature, 1);
        float y = cooler.Bounds.Center.Y;
        if (Figure is not null)
        {
            canvas.CenteredText("temperature", new Point(Content.X, y), Look.Label, Theme.Muted, TextAlign.Left);
            float after = Content.X + canvas.Fonts.Measure("temperature ", Look.Label);
            canvas.CenteredText(temperature.Span, new Point(after, y), Look.SmallNumber, Theme.Text, TextAlign.Left);
            return;
        }

        canvas.CenteredText(temperature.Span, new Point((cooler.Bounds.Right + warmer.Bounds.X) / 2, y), Look.SmallNumber, Theme.Text);
        float room = cooler.Bounds.X - Content.X - Look.Px(6);
        ReadOnlySpan<char> label = canvas.Fonts.Measure("temperature", Look.Label) <= room ? "temperature" : "temp.";
        if (canvas.Fonts.Measure(label, Look.Label) <= room)
        {
            canvas.CenteredText(label, new Point(Content.X, y), Look.Label, Theme.Muted, TextAlign.Left);
        }
    }
}
