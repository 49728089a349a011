using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Panels;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Controls;

/// <summary>
/// What the lecturer can change while training runs, one row each: label, slider, number, unit. Where not all rows have room the
/// least important leave. In a lesson about the spectrum of Whh the dial comes first and is larger.
/// </summary>
public sealed partial class ControlsPanel : Panel
{
    private const float LeastPitch = 19, MostPitch = 30, Head = 31, Foot = 9;

    private readonly FocusGroup focus = new(Actions.ControlKeys);
    private readonly LessonControls controls;
    private readonly ControlRow[] rows;

    /// <summary>The controls of a lesson.</summary>
    public ControlsPanel(ShownTraining training, Playback playback, IAppearance appearance) : base(appearance)
    {
        controls = new LessonControls(training, playback, appearance, focus);
        rows = controls.Rows;
        foreach (ControlRow row in rows)
        {
            row.AddTo(this);
            row.Slider?.Refresh();
            row.Choice?.Refresh();
        }

        AddChild(new ControlReach(controls.Settings));
        controls.Settings.Said += message => Said?.Invoke(message);
        Watch = new FocusWatch(focus);
    }

    /// <summary>What takes the keyboard focus away from the controls; to stand in front of all panels and bars.</summary>
    public FocusWatch Watch { get; }

    /// <summary>Raised after a change where several runs are seen, with what it was and on which of them it acted.</summary>
    public event Action<string>? Said;

    /// <summary>Where everything is that can be pressed now.</summary>
    public IEnumerable<ControlPlace> Places
    {
        get
        {
            foreach (ControlRow row in rows)
            {
                if (row.Slider is { Visible: true } slider)
                {
                    yield return new ControlPlace(row.Name, slider.Track, slider.IsFocused, slider.IsEnabled);
                    yield return new ControlPlace(row.Name + " number", slider.Number, slider.IsTyping, slider.IsEnabled);
                }

                if (row.Choice is not { Visible: true } choice)
                {
                    continue;
                }

                if (choice.IsCycling)
                {
                    yield return new ControlPlace(row.Name + " choice", choice.Bounds, choice.IsFocused, choice.IsEnabled);
                }

                for (int i = 0; !choice.IsCycling && i < choice.Names.Count; i++)
                {
                    yield return new ControlPlace(
                        $"{row.Name} choice {choice.Names[i]}", choice.Segment(i), choice.IsFocused, choice.IsEnabled);
                }
            }
        }
    }

    /// <summary>Whether keys go to one of the controls.</summary>
    public bool HasFocus => focus.Current is not null;

    /// <summary>Gives the keys to the first control, or to the last.</summary>
    public void TakeFocus(string action) => focus.Move(action == Actions.PreviousControl ? -1 : +1);

    /// <summary>Whether a number is being typed: then no other key is a command.</summary>
    public bool IsTyping => focus.Current is Slider { IsTyping: true };

    /// <inheritdoc/>
    protected override string Title => "CONTROLS";

    /// <summary>Whether the dial turns σ_max rather than ρ.</summary>
    public bool DialIsSigma
    {
        get => controls.DialIsSigma;
        set => controls.DialIsSigma = value;
    }

    /// <summary>Takes over the dial of a run before, which the lesson starts again.</summary>
    public void TakeDial(ControlsPanel before) => controls.TakeDial(before.controls);

    /// <summary>
    /// What the next start of the run adds to the bias of the gate that keeps, in gated cells; NaN where there is no such bias.
    /// </summary>
    public double NextForgetBias => controls.NextForgetBias;

    /// <inheritdoc/>
    internal override Topic Topic => Topic.Controls;

    /// <inheritdoc/>
    internal override Topic PartAt(Point point)
    {
        foreach (ControlRow row in rows)
        {
            if (row.TopicAt(point) is not Topic.None and Topic topic)
            {
                return topic;
            }
        }

        return Topic.None;
    }

    /// <summary>Gives every row its place, in fonts and colours of now.</summary>
    public void Arrange(FontBook fonts)
    {
        Box content = Bounds.Inset(Look.Px(12), Look.Px(Head), Look.Px(12), Look.Px(Foot));
        float label = 0, number = fonts.Measure("0.00e-00", Look.Number) + Look.Px(8), unit = 0;
        foreach (ControlRow row in rows)
        {
            label = MathF.Max(label, row.LabelWidth(fonts, Look));
            if (row.Slider is LessonSlider slider)
            {
                unit = MathF.Max(unit, MathF.Max(fonts.Measure(slider.Unit, Look.Label), fonts.Measure(slider.UnitAtEnd, Look.Label)));
            }
        }

        label += Look.Px(14);
        var columns = new ControlColumns(label, MathF.Max(Look.Px(30), content.Width - label - number - unit - Look.Px(10)), number);

        int rank = MostRanks(content.Height / Look.Px(LeastPitch));
        float heights = 0, y = content.Y;
        foreach (ControlRow row in rows)
        {
            heights += row.Rank <= rank ? row.Height : 0;
        }

        float pitch = heights > 0 ? MathF.Min(Look.Px(MostPitch), content.Height / heights) : 0;
        foreach (ControlRow row in rows)
        {
            bool isShown = row.Rank <= rank && content.Width > 0;
            row.Show(isShown);
            if (!isShown)
            {
                continue;
            }

            row.Arrange(fonts, Look, new Box(content.X, y, content.Width, pitch * row.Height), columns);
            y += pitch * row.Height;
        }
    }

    /// <summary>The first row: the dial, where the lesson is about it.</summary>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target)
    {
        if (rows[0].Slider is not { Visible: true } slider)
        {
            return base.Locate(fonts, target);
        }

        Box row = slider.Bounds, area = row with { X = row.X - Look.Px(5), Width = row.Width + Look.Px(5) };
        return new TargetPlace(area, new Point(area.X, area.Center.Y), TargetSide.Left);
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        Span<char> buffer = stackalloc char[48];
        if (controls.IsRecorded)
        {
            DrawRecorded(canvas);
            return;
        }

        if (controls.IsForgetBiasPending)
        {
            var pending = new TextLine(buffer);
            pending.Add("forget bias: from restart (Ctrl+R)");
            if (canvas.Fonts.Measure(pending.Span, Look.SmallNumber) > CornerRoom(canvas))
            {
                pending = new TextLine(buffer);
                pending.Add("from restart (Ctrl+R)");
            }

            DrawCorner(canvas, pending.Span, Theme.BackwardText);
            return;
        }

        if (!controls.IsDialOld)
        {
            return;
        }

        var corner = new TextLine(buffer);
        corner.Add(controls.DialName);
        corner.Add(" of iteration ");
        corner.Add(controls.DialIteration);
        if (canvas.Fonts.Measure(corner.Span, Look.SmallNumber) > CornerRoom(canvas))
        {
            corner = new TextLine(buffer);
            corner.Add(controls.DialName);
            corner.Add(" of it. ");
            corner.Add(controls.DialIteration);
        }

        DrawCorner(canvas, corner.Span, Theme.Muted);
    }

    /// <summary>The highest rank up to which all rows fit in so many ordinary rows.</summary>
    private int MostRanks(float fitting)
    {
        int rank = rows.Max(row => row.Rank);
        for (; rank > 0; rank--)
        {
            float heights = 0;
            foreach (ControlRow row in rows)
            {
                heights += row.Rank <= rank ? row.Height : 0;
            }

            if (heights <= fitting)
            {
                break;
            }
        }

        return rank;
    }

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input) =>
        // in front of other panels it lets no press through to them
        focus.Input(input) || Appearance.Layout.HasDrawer && IsPressedHere(input);
}
