using RnnViz.Engine.Drawing;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Panels.Curves;

// what a kept run is called
public sealed partial class VerdictPanelTests
{
    [Theory]
    [InlineData(1280, 720)]
    [InlineData(1920, 1080)]
    public void What_a_kept_run_is_called_is_all_there_or_ends_in_an_ellipsis_where_no_more_words_have_room(int width, int height)
    {
        Stage stage = Contrast("vanishing", 0, width, height, isAlone: false);
        Run(stage, 40);
        stage.Do(Actions.Compare);
        stage.Do(Actions.RestartAnew);
        stage.Frames(2);
        foreach (bool isAlone in new[] { false, true })
        {
            if (isAlone)
            {
                stage.Do(Actions.PanelOfVerdict);
                stage.Frames(2);
            }

            DrawnText kept = In(stage).Single(text => text.Text.StartsWith("kept", StringComparison.Ordinal));
            string all = $"kept at {stage.View.OtherLoss!.History.Count - 1}: {stage.View.OtherLoss.Name}";
            float number = In(stage).Where(text => IsInRow(stage, kept.Text, text) && text.Text != kept.Text).Min(text => text.Bounds.X);
            Assert.True(kept.Bounds.Right < number, $"{kept.Text}: {kept.Bounds.Right}, {number}");
            if (kept.Text == all)
            {
                continue;
            }

            Assert.EndsWith(" …", kept.Text);
            string said = kept.Text[..^2];
            Assert.StartsWith(said, all);
            string next = all[said.Length..].Split(' ').First(word => word.Trim(':').Length > 0);
            float end = kept.Bounds.Right + Stage.Fonts.Measure(" " + next, stage.Appearance.Look.Label);
            Assert.True(end > number - 20, $"{next} has room: {kept.Text}");
        }
    }
}
