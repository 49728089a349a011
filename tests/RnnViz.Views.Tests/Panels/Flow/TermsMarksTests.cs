using RnnViz.Engine.Drawing;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Panels.Flow;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Panels.Flow;

/// <summary>The marks of terms that are 0 or NaN are as dim as the bars before the walk has come to them.</summary>
public sealed class TermsMarksTests
{
    [Theory]
    [InlineData(false, "0")]
    [InlineData(true, "×")]
    public void A_mark_is_dimmed_until_the_walk_has_come_to_its_term(bool isBroken, string mark)
    {
        // h_0 is 0, and with it the first term
        Stage stage = isBroken ? HostileState.Broken("vanishing") : HostileState.Open("vanishing", "rate 1000");
        stage.View.FlowPicture = FlowPicture.Terms;
        Walk walk = stage.Training.Walk;
        stage.Frames(2);
        walk.GoTo(walk.Itinerary.First(walk.Cursor.Iteration));
        stage.Frames(2);
        DrawnText[] before = Marks(stage, mark);
        Assert.NotEmpty(before);
        Rgba ink = ThemeCatalog.Light.BackwardText;
        Assert.All(before, text => Assert.Equal(stage.Root.Theme.Dimmed(ink), text.Color));
        walk.GoTo(walk.Itinerary.Last(walk.Cursor.Iteration));
        stage.Frames(2);
        DrawnText[] after = Marks(stage, mark);
        Assert.Equal(before.Length, after.Length);
        Assert.All(after, text => Assert.Equal(ink, text.Color));
    }

    private static DrawnText[] Marks(Stage stage, string mark)
    {
        TermsPanel panel = stage.Root.Lesson.Children.OfType<TermsPanel>().Single();
        return
        [
            .. stage.Draw().Texts.Where(text => text.Text == mark && panel.Bounds.Contains(text.Bounds.Center)
                && text.Bounds.Center.X >= stage.View.Axis.Center(1) - 2),
        ];
    }
}
