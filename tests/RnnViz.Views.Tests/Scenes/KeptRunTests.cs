using System.Text.Json.Nodes;
using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Records;
using RnnViz.Lessons.Session;
using RnnViz.Views.Scenes;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>The run that was kept by C comes back with the moment, and where it cannot, the moment comes back without it.</summary>
public sealed class KeptRunTests : IDisposable
{
    private static readonly PictureRecord Window = new() { IsWindow = true, Width = "1280px", Height = "720px" };
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("clipping-contrast", 0)]
    [InlineData("clipping-contrast", 1)]
    [InlineData("forget-bias", 1)]
    [InlineData("forget-bias-zero", 1)]
    [InlineData("lstm-and-vanilla", 1)]
    public void A_run_of_a_contrast_that_was_kept_comes_back_with_its_curve(string lesson, int front)
    {
        Stage stage = Kept(lesson, front);
        SceneRecord record = SceneRecord.Read(stage.Root.Record("RnnViz", Window).ToJson(), "test");
        RecordedRuns runs = RecordedRuns.Begin(record, []);
        Assert.Null(runs.Record.KeptProblem);
        ProgramScene again = Show(runs);
        RequireSame(stage.View.Other!, again.Lesson.View.Other!);
        Assert.Equal(record.ToJson(), again.Record("RnnViz", Window).ToJson());
    }

    [Theory]
    [InlineData("clipping-contrast")]
    [InlineData("forget-bias")]
    public void A_record_that_has_the_stops_of_the_contrast_in_the_kept_run_opens_with_that_run(string lesson)
    {
        Stage stage = Kept(lesson, 1);
        SceneRecord record = stage.Root.Record("RnnViz", Window);
        Lesson own = stage.Training.Session.Lesson;
        Assert.Equal(1, stage.Root.Lesson.Contrast.Front.Index);
        Assert.NotEmpty(own.Stops);
        record = record with { Kept = record.Kept! with { Lesson = LessonRecord.Of(own) } };
        Assert.Throws<LessonException>(() => record.Kept!.Lesson.Open([]));
        RecordedRuns runs = RecordedRuns.Begin(SceneRecord.Read(record.ToJson(), "test"), []);
        Assert.Null(runs.Record.KeptProblem);
        RequireSame(stage.View.Other!, Show(runs).Lesson.View.Other!);
    }

    [Theory]
    [InlineData("lesson", "{}")]
    [InlineData("lesson", "7")]
    [InlineData("lesson.lesson.model.hidden", "800000000")]
    [InlineData("lesson.name", "\"../hello\"")]
    [InlineData("run.seed", "-1")]
    [InlineData("run.settings", "[]")]
    [InlineData("run.patch", "{\"model\": {\"cell\": \"quantum\"}}")]
    [InlineData("run.iterations", "1000000000")]
    [InlineData("something", "1")]
    public void A_figure_whose_kept_run_has_a_mistake_opens_without_it_and_that_is_said(string place, string value)
    {
        Stage stage = Kept("hello", 0);
        SceneRecord record = stage.Root.Record("RnnViz", Window);
        JsonNode json = JsonNode.Parse(record.ToJson())!;
        JsonNode owner = json["kept"]!;
        string[] keys = place.Split('.');
        foreach (string key in keys[..^1])
        {
            owner = owner[key]!;
        }

        owner[keys[^1]] = JsonNode.Parse(value);
        string path = Path.Combine(folder, "figure.png");
        File.WriteAllBytes(path, Png.Encode([0, 0, 0, 255], 1, 1, isOpaque: true, new FigureInfo("x", Record: json.ToJsonString())));
        var other = new Stage("vanishing");
        other.Root.OpenDropped([path]);
        other.Frames(3);
        string[] said = other.Root.Lesson.LastMessage.Split('\n');
        Assert.Equal("Opened figure.png, at the moment that it shows", said[0]);
        Assert.StartsWith("The run kept to compare with is left out: ", said[1], StringComparison.Ordinal);
        Assert.Equal(stage.Training.Walk.Cursor, other.Training.Walk.Cursor);
        Assert.Null(other.View.Other);
    }

    [Fact]
    public void A_mistake_in_the_shown_run_refuses_the_record_though_the_kept_run_has_one_too()
    {
        string json = Kept("hello", 0).Root.Record("RnnViz", Window).ToJson();
        string wrong = json.Replace("\"seed\":1", "\"seed\":-1", StringComparison.Ordinal);
        LessonException e = Assert.Throws<LessonException>(() => RecordedRuns.Begin(SceneRecord.Read(wrong, "x.png"), []));
        Assert.Contains(e.Errors, error => error.Path == "record.runs[0].seed");
    }

    [Fact]
    public void A_record_that_has_two_kept_runs_is_refused()
    {
        string json = Kept("hello", 0).Root.Record("RnnViz", Window).ToJson();
        string twice = json.Insert(json.IndexOf("\"kept\"", StringComparison.Ordinal), "\"kept\": 9, ");
        Assert.NotEmpty(Assert.Throws<LessonException>(() => SceneRecord.Read(twice, "x.png")).Errors);
    }

    // keeps the run in front and starts again
    private static Stage Kept(string lesson, int front)
    {
        var stage = new Stage(LessonCatalog.Load(lesson), new Extent(1280, 720));
        stage.Playback.IsRunning = true;
        for (int i = 0; i < front; i++)
        {
            stage.Do(Actions.NextRun);
        }

        stage.Frames(6);
        stage.Do(Actions.Compare);
        stage.Do(Actions.Restart);
        stage.Frames(3);
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        Assert.True(stage.View.Other!.History.Count > 0, "the kept run was to have iterations");
        return stage;
    }

    private static ProgramScene Show(RecordedRuns runs)
    {
        var root = new ProgramScene(runs, Stage.Fonts, new NoWindow(), name => new TrainingSession(LessonCatalog.Load(name)));
        root.Resize(new Extent(1280, 720));
        return root;
    }

    private static void RequireSame(ComparedRun kept, ComparedRun again)
    {
        Assert.Equal((kept.History.Count, kept.LossUnit), (again.History.Count, again.LossUnit));
        Assert.Equal(kept.History.Loss.Latest, again.History.Loss.Latest);
        Assert.Equal(kept.Record.Run.State, again.Record.Run.State);
        Assert.NotEmpty(kept.Record.Run.State);
    }
}
