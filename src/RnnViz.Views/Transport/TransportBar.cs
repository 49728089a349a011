using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Views.Buttons;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Transport;

/// <summary>
/// The bar at the bottom: walk and play, the timeline, how long a step is, speed, and what keys do for the mouse. In a narrow
/// window the least important parts leave, and the timeline keeps room enough.
/// </summary>
public sealed partial class TransportBar : Control, IExplained
{
    /// <summary>The timeline is at least so wide, in design units, before anything else gets room.</summary>
    private const float LeastTimeline = 220;

    private static readonly int[] Speeds = [1, 2, 5, 10, 20, 50, 100];

    private readonly ShownTraining training;
    private readonly Playback playback;
    private readonly IAppearance appearance;
    private readonly BarButton first, back, play, step, last, slower, faster;
    private readonly Timeline timeline;
    private readonly StepChooser chooser;
    private readonly BarButton[] commands;
    private readonly (Control Part, Topic Topic)[] explained;

    /// <summary>A bar whose buttons send the actions that the keys send.</summary>
    public TransportBar(ShownTraining training, Playback playback, IAppearance appearance, Stepper stepper, Action<string> send)
    {
        (this.training, this.playback, this.appearance) = (training, playback, appearance);
        first = Button(ButtonSymbol.First, () => send(Actions.First));
        back = Button(ButtonSymbol.Back, () => send(Actions.StepBack));
        play = AddChild(new BarButton(appearance, ButtonSymbol.Play, "") { IsMain = true });
        play.Pressed += () => send(Actions.Pause);
        step = Button(ButtonSymbol.Step, () => send(Actions.Step));
        last = Button(ButtonSymbol.Last, () => send(Actions.Last));
        slower = Button(ButtonSymbol.Minus, () => ChangeSpeed(-1));
        faster = Button(ButtonSymbol.Plus, () => ChangeSpeed(+1));
        chooser = AddChild(new StepChooser(training, appearance, stepper));
        (string Label, string Action)[] texts =
            [("L lessons", Actions.Lessons), ("T theme", Actions.Theme), ("S picture", Actions.Screenshot), ("? help", Actions.Help)];
        commands = new BarButton[texts.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            string action = texts[i].Action;
            commands[i] = AddChild(new BarButton(appearance, ButtonSymbol.None, texts[i].Label));
            commands[i].Pressed += () => send(action);
        }

        timeline = AddChild(new Timeline(training, playback, appearance, stepper));
        explained =
        [
            (first, Topic.First), (back, Topic.Back), (play, Topic.Play), (step, Topic.Step), (last, Topic.Last),
            (timeline, Topic.Timeline), (chooser, Topic.StepChooser), .. commands.Select(command => ((Control)command, Topic.Commands)),
        ];

        BarButton Button(ButtonSymbol symbol, Action act)
        {
            BarButton button = AddChild(new BarButton(appearance, symbol, ""));
            button.Pressed += act;
            return button;
        }
    }

    Topic IExplained.Topic => Topic.None;

    bool IExplained.Covers(Point point) => Bounds.Contains(point);

    Topic IExplained.PartAt(Point point) => TopicAt(point);

    bool IExplained.TryDescribe(Point point, ref HoverText text) => false;

    void IExplained.DrawFor(ICanvas canvas) { }

    private Topic TopicAt(Point point)
    {
        foreach ((Control part, Topic topic) in explained)
        {
            if (part.Visible && part.Bounds.Contains(point))
            {
                return topic;
            }
        }

        return slower.Visible && point.X >= slower.Bounds.X && point.X < faster.Bounds.Right ? Topic.Speed : Topic.None;
    }

    private Look Look => appearance.Look;

    private Theme Theme => appearance.Look.Theme;

    /// <summary>The line of the history.</summary>
    public Timeline Timeline => timeline;

    /// <summary>Lays out the parts for fonts that are known only now, by measuring them.</summary>
    public void Arrange(FontBook fonts)
    {
        float y = Bounds.Center.Y, gap = Look.Px(22), x = Bounds.X + Look.Px(16), right = Bounds.Right - Look.Px(16);
        float speed = fonts.Measure("100 batches/frame", Look.Number) + Look.Px(2 * 26 + 16), choice = chooser.Width(fonts);
        float all = ButtonsWidth(withEnds: true) + gap, room = right - x - Look.Px(LeastTimeline) - gap;
        bool hasEnds = all <= room;
        room -= hasEnds ? all : ButtonsWidth(withEnds: false) + gap;
        bool hasChooser = Take(choice + gap), hasSpeed = hasChooser && Take(speed + gap);
        int kept = 0;
        for (int i = commands.Length - 1; i >= 0 && Take(CommandWidth(fonts, i) + Look.Px(6)); i--)
        {
            kept++;
        }

        for (int i = commands.Length - 1; i >= 0; i--)
        {
            commands[i].Visible = i >= commands.Length - kept;
            if (!commands[i].Visible)
            {
                continue;
            }

            float width = CommandWidth(fonts, i);
            right -= width;
            commands[i].Bounds = new Box(right, y - Look.Px(15), width, Look.Px(30)).Snapped();
            right -= Look.Px(6);
        }

        if (kept > 0)
        {
            right -= gap - Look.Px(6);
        }

        slower.Visible = faster.Visible = hasSpeed;
        if (hasSpeed)
        {
            faster.Bounds = Disc(new Point(right - Look.Px(13), y), 13);
            slower.Bounds = Disc(new Point(right - speed + Look.Px(13), y), 13);
            right -= speed + gap;
        }

        chooser.Visible = hasChooser;
        if (hasChooser)
        {
            chooser.Bounds = new Box(right - choice, y - Look.Px(15), choice, Look.Px(30)).Snapped();
            right -= choice + gap;
        }

        first.Visible = last.Visible = hasEnds;
        if (hasEnds)
        {
            Put(first, 15);
        }

        Put(back, 15);
        Put(play, 19);
        Put(step, 15);
        if (hasEnds)
        {
            Put(last, 15);
        }

        x += gap - Look.Px(8);
        timeline.Bounds = new Box(x, Bounds.Y + Look.Px(4), right - x, Bounds.Height - Look.Px(8)).Snapped();

        void Put(BarButton button, float radius)
        {
            button.Bounds = Disc(new Point(x + Look.Px(radius), y), radius);
            x += Look.Px(2 * radius + 8);
        }

        bool Take(float width)
        {
            if (width > room)
            {
                return false;
            }

            room -= width;
            return true;
        }
    }

    /// <inheritdoc/>
    protected override void Process(double delta) => play.Symbol = playback.IsRunning ? ButtonSymbol.Pause : ButtonSymbol.Play;

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        if (input.Kind != InputKind.Wheel || !slower.Visible || !Bounds.Contains(input.Position))
        {
            return false;
        }

        if (input.Position.X < slower.Bounds.X || input.Position.X > faster.Bounds.Right)
        {
            return false;
        }

        ChangeSpeed(input.Wheel > 0 ? 1 : -1);
        return true;
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        canvas.FillBox(Bounds, Theme.Bar);
        canvas.FillBox(new Box(Bounds.X, Bounds.Y, Bounds.Width, Look.Hair()), Theme.Border);
        if (!slower.Visible)
        {
            return;
        }

        var middle = new Point((slower.Bounds.Right + faster.Bounds.X) / 2, Bounds.Center.Y);
        var speed = new TextLine(stackalloc char[32]);
        if (training.Session.IsRecorded)
        {
            speed.Add(playback.BatchesPerFrame);
            speed.Add(playback.BatchesPerFrame == 1 ? " step/s" : " steps/s");
        }
        else if (playback.MeasuredBatchesPerFrame is double fitting)
        {
            // the frame's time is up before all are trained: the true rate first
            speed.AddFixed(fitting, fitting < 9.95 ? 1 : 0);
            speed.Add(" of ");
            speed.Add(playback.BatchesPerFrame);
            speed.Add("/frame");
        }
        else
        {
            speed.Add(playback.BatchesPerFrame);
            speed.Add(playback.BatchesPerFrame == 1 ? " batch/frame" : " batches/frame");
        }

        canvas.CenteredText(speed.Span, middle, Look.Number, Theme.Text);
    }
}
