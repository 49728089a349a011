using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Views.Scenes;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Transport;

/// <summary>The bar at the bottom: play, one batch, speed, and the same things as keys for the mouse.</summary>
public sealed class TransportBar : Control
{
    private static readonly int[] Speeds = [1, 2, 5, 10, 20, 50, 100];

    private readonly LessonScreen screen;
    private readonly BarButton play, step, slower, faster;
    private readonly BarButton[] commands;

    /// <summary>A bar whose buttons send the actions that the keys send.</summary>
    public TransportBar(LessonScreen screen, Action<string> send)
    {
        this.screen = screen;
        play = AddChild(new BarButton(screen, Symbol.Play, "") { IsMain = true });
        step = AddChild(new BarButton(screen, Symbol.Step, ""));
        slower = AddChild(new BarButton(screen, Symbol.Minus, ""));
        faster = AddChild(new BarButton(screen, Symbol.Plus, ""));
        play.Pressed += () => send(Actions.Pause);
        step.Pressed += () => send(Actions.Step);
        slower.Pressed += () => ChangeSpeed(-1);
        faster.Pressed += () => ChangeSpeed(+1);
        (string Label, string Action)[] texts =
            [("L lessons", Actions.Lessons), ("T theme", Actions.Theme), ("S picture", Actions.Screenshot), ("? help", Actions.Help)];
        commands = new BarButton[texts.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            string action = texts[i].Action;
            commands[i] = AddChild(new BarButton(screen, Symbol.None, texts[i].Label));
            commands[i].Pressed += () => send(action);
        }
    }

    private Look Look => screen.Look;

    private Theme Theme => screen.Look.Theme;

    private float SpeedTextWidth => Look.Px(150);

    /// <summary>Lays out the buttons for fonts that are known only now.</summary>
    public void Arrange(FontBook fonts)
    {
        Point middle = new(Bounds.X + Look.Px(46), Bounds.Center.Y);
        play.Bounds = Disc(middle, 19);
        step.Bounds = Disc(middle + new Point(Look.Px(46), 0), 15);
        float x = step.Bounds.Right + Look.Px(150);
        slower.Bounds = Disc(new Point(x, middle.Y), 13);
        faster.Bounds = Disc(new Point(x + Look.Px(26) + SpeedTextWidth, middle.Y), 13);
        float right = Bounds.Right - Look.Px(16);
        for (int i = commands.Length - 1; i >= 0; i--)
        {
            float width = fonts.Measure(commands[i].Label, Look.Label) + Look.Px(22);
            right -= width;
            commands[i].Bounds = new Box(right, middle.Y - Look.Px(15), width, Look.Px(30)).Snapped();
            right -= Look.Px(6);
        }
    }

    /// <inheritdoc/>
    protected override void Process(double delta) => play.Symbol = screen.IsRunning ? Symbol.Pause : Symbol.Play;

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        if (input.Kind != InputKind.Wheel || !Bounds.Contains(input.Position) || input.Position.X > faster.Bounds.Right) return false;
        ChangeSpeed(input.Wheel > 0 ? 1 : -1);
        return true;
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        canvas.FillBox(Bounds, Theme.Bar);
        canvas.FillBox(new Box(Bounds.X, Bounds.Y, Bounds.Width, Look.Hair()), Theme.Border);
        float y = Bounds.Center.Y;
        canvas.CenteredText(screen.IsRunning ? "training" : "paused", new Point(step.Bounds.Right + Look.Px(18), y), Look.Body, Theme.Text, TextAlign.Left);
        var speed = new TextLine(stackalloc char[32]);
        if (screen.MeasuredBatchesPerFrame is double fitting)
        {
            // the frame's time is up before all are trained: the true rate first
            speed.AddFixed(fitting, fitting < 9.95 ? 1 : 0);
            speed.Add(" of ");
            speed.Add(screen.BatchesPerFrame);
            speed.Add("/frame");
        }
        else
        {
            speed.Add(screen.BatchesPerFrame);
            speed.Add(screen.BatchesPerFrame == 1 ? " batch/frame" : " batches/frame");
        }
        canvas.CenteredText(speed.Span, new Point((slower.Bounds.Right + faster.Bounds.X) / 2, y), Look.Number, Theme.Text);
    }

    private void ChangeSpeed(int direction)
    {
        int now = screen.BatchesPerFrame;
        screen.BatchesPerFrame = direction > 0
            ? Array.Find(Speeds, speed => speed > now) is var next and not 0 ? next : Math.Max(now, Speeds[^1])
            : Array.FindLast(Speeds, speed => speed < now) is var previous and not 0 ? previous : 1;
    }

    private Box Disc(Point middle, float radius) =>
        new Box(middle.X - Look.Px(radius), middle.Y - Look.Px(radius), Look.Px(2 * radius), Look.Px(2 * radius)).Snapped();
}
