using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Views.Buttons;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Overlays;

/// <summary>
/// Asks before the program ends: Q or its button quits. Esc and Enter only close the question, for presenter remotes send them:
/// no two presses of a remote may end a lecture. Every other key closes it too and does what it always does.
/// </summary>
public sealed class QuitQuestion : Overlay
{
    private const float Width = 380, Height = 152, ButtonWidth = 148, ButtonHeight = 36;

    private readonly BarButton quit, stay;
    private readonly string becomes;
    private bool isAnswered;

    /// <summary>A question that ends the program.</summary>
    /// <param name="appearance">Colours, type sizes and places.</param>
    /// <param name="becomes">What becomes of the run.</param>
    /// <param name="end">Ends the program.</param>
    public QuitQuestion(IAppearance appearance, string becomes, Action end) : base(appearance)
    {
        this.becomes = becomes;
        quit = AddChild(new BarButton(appearance, ButtonSymbol.None, "Q  quit"));
        stay = AddChild(new BarButton(appearance, ButtonSymbol.None, "Esc  go on") { IsMain = true });
        quit.Pressed += end;
        quit.Pressed += Answer;
        stay.Pressed += Answer;
    }

    /// <inheritdoc/>
    protected override string OpeningAction => Actions.Back;

    /// <inheritdoc/>
    protected override Box Card => Centered(Look.Px(Width), Look.Px(Height));

    /// <inheritdoc/>
    protected override void Ready() => Arrange();

    /// <inheritdoc/>
    protected override void BoundsChanged() => Arrange();

    /// <summary>Type may have become another size since the last frame.</summary>
    protected override void Process(double delta) => Arrange();

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
            case InputKind.Character:
                return false; // the action of its key follows
            case InputKind.Action when input.IsRepeat:
                return true; // the key that asked, still held
            case InputKind.Action when input.Is(Actions.Quit):
                quit.Press();
                return true;
            case InputKind.Action:
                Answer();
                return input.Is(Actions.Back) || input.Is(Actions.Accept);
            case InputKind.PointerPressed when input.IsPress && !Card.Contains(input.Position):
                Answer();
                return true;
            default:
                return true;
        }
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        Box card = Card;
        canvas.CenteredText("Quit RnnViz?", new Point(card.Center.X, card.Y + Look.Px(32)), Look.Brand, Theme.Text);
        canvas.CenteredText(becomes, new Point(card.Center.X, card.Y + Look.Px(62)), Look.Body, Theme.Text);
    }

    private void Answer()
    {
        isAnswered = true;
        Close();
    }

    private void Arrange()
    {
        if (Bounds.Width == 0)
        {
            return;
        }

        Box card = Card;
        float width = Look.Px(ButtonWidth), gap = Look.Px(16), y = card.Bottom - Look.Px(20 + ButtonHeight);
        quit.Bounds = new Box(card.Center.X - gap / 2 - width, y, width, Look.Px(ButtonHeight)).Snapped();
        stay.Bounds = new Box(card.Center.X + gap / 2, y, width, Look.Px(ButtonHeight)).Snapped();
    }
}
