using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Contrasts;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Overlays;

/// <summary>
/// What can be asked of a run: each question with the run that answers it, to be seen beside this one. A digit, Enter or a click
/// chooses; the keys that open it close it, too.
/// </summary>
public sealed class ContrastList : Overlay
{
    /// <summary>In design units.</summary>
    private const float Width = 900, Margin = 26, Head = 62, Foot = 44, RowHeight = 66, ColumnGap = 18, CapSize = 36;

    private const string Hint = "a digit chooses, or ↑ ↓ and Enter; Esc closes";

    private readonly IReadOnlyList<ContrastChoice> choices;
    private readonly string title;
    private int selected;
    private bool isAnswered;

    /// <summary>A list of choices; the first is selected.</summary>
    /// <param name="appearance">Colours and type sizes.</param>
    /// <param name="choices">They, at most one for each digit.</param>
    /// <param name="title">What the choice is of.</param>
    public ContrastList(IAppearance appearance, IReadOnlyList<ContrastChoice> choices, string title) : base(appearance) =>
        (this.choices, this.title) = (choices, title);

    /// <summary>Raised with what was chosen, after the list has asked to be closed.</summary>
    public event Action<ContrastChoice>? Chosen;

    /// <inheritdoc/>
    protected override string OpeningAction => Actions.Contrast;

    private int Rows => (choices.Count + 1) / 2;

    /// <inheritdoc/>
    protected override Box Card => Centered(Look.Px(Width), Look.Px(Head + Rows * RowHeight + Foot));

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        // it stays in the tree until the frame ends
        if (isAnswered)
        {
            return false;
        }

        switch (input.Kind)
        {
            case InputKind.Character when char.IsAsciiDigit(input.Character):
                Choose((input.Character - '1' + 10) % 10);
                return true;
            case InputKind.Character:
                return false; // the action of its key follows
            case InputKind.PointerMoved:
                selected = ChoiceAt(input.Position) is >= 0 and int pointed ? pointed : selected;
                return true;
            case InputKind.PointerPressed when input.IsPress && ChoiceAt(input.Position) is >= 0 and int pressed:
                Choose(pressed);
                return true;
            case InputKind.Action:
                return Act(input);
            default:
                return base.Input(input);
        }
    }

    private bool Act(in InputEvent input)
    {
        switch (input.Action)
        {
            case Actions.Up or Actions.Down:
                selected = Math.Max(0, Math.Min(selected + (input.Action == Actions.Down ? 1 : -1), choices.Count - 1));
                return true;
            case Actions.Step when selected + Rows < choices.Count:
                selected += Rows;
                return true;
            case Actions.StepBack when selected >= Rows:
                selected -= Rows;
                return true;
            case Actions.Accept when !input.IsRepeat:
                Choose(selected);
                return true;
            // the key that opened it, still held
            case Actions.Contrast or Actions.AddRun when input.IsRepeat:
                return true;
            case Actions.AddRun:
                Close();
                return true;
            default:
                return base.Input(input);
        }
    }

    private void Choose(int index)
    {
        if (index >= choices.Count)
        {
            return;
        }

        isAnswered = true;
        Close();
        Chosen?.Invoke(choices[index]);
    }

    private int ChoiceAt(Point point)
    {
        for (int i = 0; i < choices.Count; i++)
        {
            if (RowOf(i).Contains(point))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Where a choice stands: the first half on the left, the others on the right.</summary>
    private Box RowOf(int index)
    {
        Box card = Card;
        float gap = Look.Px(ColumnGap), width = (card.Width - 2 * Look.Px(Margin) - gap) / 2;
        float x = card.X + Look.Px(Margin) + index / Rows * (width + gap), y = card.Y + Look.Px(Head + index % Rows * RowHeight);
        return new Box(x, y, width, Look.Px(RowHeight)).Inset(0, Look.Px(3), 0, Look.Px(3)).Snapped();
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        Box card = Card;
        float left = card.X + Look.Px(Margin);
        TextStyle heading = Look.Brand with { Size = Look.Px(22) }, hint = Look.Body with { Size = Look.Px(15) };
        canvas.CenteredText(title, new Point(left, card.Y + Look.Px(Head / 2)), heading, Theme.Text, TextAlign.Left);
        for (int i = 0; i < choices.Count; i++)
        {
            DrawChoice(canvas, i);
        }

        canvas.CenteredText(Hint, new Point(left, card.Bottom - Look.Px(Foot / 2)), hint, Theme.Muted, TextAlign.Left);
    }

    private void DrawChoice(ICanvas canvas, int index)
    {
        Box row = RowOf(index);
        bool isSelected = index == selected;
        canvas.FillRoundedBox(row, Look.Px(6), isSelected ? Theme.Quiet : Theme.Surface);
        if (isSelected)
        {
            canvas.StrokeRoundedBox(row, Look.Px(6), Look.Hair(2), Theme.Forward);
        }

        float edge = Look.Px(CapSize);
        var cap = new Box(row.X + Look.Px(10), row.Center.Y - edge / 2, edge, edge).Snapped();
        canvas.FillRoundedBox(cap, Look.Px(5), isSelected ? Theme.Forward : Theme.Quiet);
        ReadOnlySpan<char> digit = [(char)('0' + (index + 1) % 10)];
        canvas.CenteredText(digit, cap.Center, Look.Number with { Size = Look.Px(20) }, isSelected ? Theme.Surface : Theme.Text);
        float x = cap.Right + Look.Px(14);
        TextStyle question = Look.Body with { Size = Look.Px(15) }, name = Look.Callout with { Size = Look.Px(22) };
        canvas.CenteredText(
            choices[index].Question, new Point(x, row.Y + Look.Px(18)), question, isSelected ? Theme.Text : Theme.Muted, TextAlign.Left);
        canvas.CenteredText(choices[index].Name, new Point(x, row.Y + Look.Px(41)), name, Theme.Text, TextAlign.Left);
    }

    /// <inheritdoc/>
    protected override CursorShape? ShapeAt(Point point) => ChoiceAt(point) >= 0 ? CursorShape.Hand : CursorShape.Arrow;
}
