using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels;

/// <summary>The buttons h and c of a panel that shows either, where there is an LSTM; else none.</summary>
public sealed class StateButtons
{
    private readonly LetterButton[] buttons;

    /// <summary>Adds the buttons to a panel.</summary>
    /// <param name="panel">What shows h or c.</param>
    /// <param name="exist">Whether there is a c, and the panel is where one chooses.</param>
    /// <param name="view">What is shown.</param>
    /// <param name="appearance">Colours and type sizes.</param>
    public StateButtons(Panel panel, bool exist, IViewState view, IAppearance appearance)
    {
        buttons = exist ? [Button(StateName.Hidden, "h"), Button(StateName.Cell, "c")] : [];

        LetterButton Button(StateName state, string letter)
        {
            LetterButton button = panel.AddChild(new LetterButton(appearance, letter, () => view.State == state));
            button.Pressed += () => Chosen?.Invoke(state);
            return button;
        }
    }

    /// <summary>Raised with what was chosen.</summary>
    public event Action<StateName>? Chosen;

    /// <summary>Whether there are any.</summary>
    public bool Exist => buttons.Length > 0;

    /// <summary>Gives them their places, from an upper left corner on.</summary>
    public void Place(Look look, float left, float top) => LetterButton.Place(look, buttons, left, top);

    /// <summary>Whether one of them is at a point.</summary>
    public bool Contain(Point point) => buttons.Length > 0 && (buttons[0].Bounds.Contains(point) || buttons[1].Bounds.Contains(point));
}
