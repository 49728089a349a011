using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Views.Layout;
using RnnViz.Views.Overlays;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>Every panel draws sensibly whatever the numbers are: no coordinate that is not finite, no endless row of ticks.</summary>
public sealed class HostileNumbersTests
{
    private static readonly string[] Lessons =
        ["hello", "exploding", "lstm-and-vanilla", "gru-remembers", "two-timesteps", "series", "adding-problem", "copy-memory"];

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (string state in HostileState.Names)
        {
            foreach (string lesson in Lessons)
            {
                cases.Add(lesson, state);
            }
        }

        cases.Add("pride-and-prejudice", "NaN");
        cases.Add("pride-and-prejudice", "infinite");
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_panel_and_every_tip_draws_within_the_picture(string lesson, string state)
    {
        Stage stage = HostileState.Open(lesson, state);
        var canvas = new CheckedCanvas(stage.Size, stage.Book);
        foreach (string panel in Actions.FocusPanels.Append(Actions.Back))
        {
            stage.Do(panel);
            FlowPicture[] pictures = Actions.PanelOf(panel) is PanelKey.Flow ? Enum.GetValues<FlowPicture>() : [FlowPicture.Bars];
            foreach (FlowPicture picture in pictures)
            {
                stage.View.FlowPicture = picture;
                stage.Frames(1);
                foreach (Theme theme in (Theme[])[ThemeCatalog.Light, ThemeCatalog.Dark, ThemeCatalog.Projector])
                {
                    stage.Show(stage.Size, theme);
                    stage.DrawOn(canvas);
                }

                Tips(stage, canvas);
            }
        }

        stage.Do(Actions.FitScales);
        stage.Frames(2);
        stage.DrawOn(canvas);
        Assert.True(canvas.Refused.Count == 0, $"{lesson}, {state}:\n{string.Join('\n', canvas.Refused.Take(12))}");
    }

    private static void Tips(Stage stage, CheckedCanvas canvas)
    {
        for (float x = 30; x < stage.Size.Width; x += 211)
        {
            for (float y = 60; y < stage.Size.Height; y += 157)
            {
                stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(x, y)));
                stage.Tree.Process(2 * HoverTip.Rest);
                stage.DrawOn(canvas);
            }
        }
    }
}
