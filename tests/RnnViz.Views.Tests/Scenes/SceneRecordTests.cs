using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Lessons.Contrasts;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Layout;
using RnnViz.Views.Scenes;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>From a picture's record the program comes back to the moment that it shows.</summary>
public sealed class SceneRecordTests : IDisposable
{
    private static readonly Extent Size = new(1280, 720);
    private static readonly PictureRecord Window = new() { IsWindow = true, Width = "1280px", Height = "720px" };
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    public static TheoryData<string> Ways() =>
    [
        "plain", "term", "stop", "question", "focus", "zoom", "fitted", "theme and scale", "triangle", "gate", "unit", "controls", "dial",
        "ghost", "past", "beside", "three", "second in front", "kept", "kept of another lesson",
    ];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Ways))]
    public void What_is_drawn_is_the_same_again(string way)
    {
        Stage stage = Come(way);
        SceneRecord record = Reread(stage.Root.Record("RnnViz", Window));
        (ProgramScene again, SceneTree tree) = Resume(record);
        Assert.Empty(again.DifferingFrom(record));
        Assert.Equal(record.ToJson(), again.Record("RnnViz", Window).ToJson());
        Assert.Equal(Picture(stage.Root, stage.Tree), Picture(again, tree));
    }

    [Theory]
    [InlineData("term")]
    [InlineData("three")]
    public void A_figure_that_is_dropped_opens_at_its_moment(string way)
    {
        Stage stage = Come(way), other = new("vanishing");
        SceneRecord record = stage.Root.Record("RnnViz", Window);
        string path = Path.Combine(folder, "figure.png");
        File.WriteAllBytes(path, Png.Encode([0, 0, 0, 255], 1, 1, isOpaque: true, new FigureInfo("x", Record: record.ToJson())));
        other.Root.OpenDropped([path]);
        other.Frames(3);
        Assert.Equal("Opened figure.png, at the moment that it shows", other.Root.Lesson.LastMessage);
        Assert.Equal(stage.Training.Walk.Cursor, other.Training.Walk.Cursor);
        Assert.Empty(other.Root.DifferingFrom(record));
        Assert.False(other.Playback.IsRunning);
        Assert.True(other.Training.Walk.HonoursStops);
    }

    [Fact]
    public void A_state_that_is_another_is_said()
    {
        SceneRecord record = Come("plain").Root.Record("RnnViz 9.9.9", Window);
        record = record with { Runs = [record.Runs[0] with { State = "0123456789abcdef" }] };
        (ProgramScene again, _) = Resume(record);
        string said = SceneFigures.Difference(again.DifferingFrom(record), record);
        Assert.Contains("Hello, RNN", said, StringComparison.Ordinal);
        Assert.Contains("RnnViz 9.9.9", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "record.format: missing")]
    [InlineData("[1, 2", "not JSON")]
    [InlineData("\"text\"", "is not an object")]
    [InlineData("{\"format\":2}", "2, but this program reads 1")]
    public void What_is_no_record_is_refused(string json, string said) =>
        Assert.Contains(said, Assert.Throws<LessonException>(() => SceneRecord.Read(json, "x.png")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"theme\":\"light\"", "\"theme\":\"pink\"", "record.view.theme")]
    [InlineData("\"timestep\":1,\"term\":\"delta\"", "\"timestep\":77,\"term\":\"delta\"", "record.moment")]
    [InlineData("\"iteration\":9,", "\"iteration\":99,", "record.moment.iteration")]
    [InlineData("\"front\":0", "\"front\":2", "record.view.front")]
    [InlineData("\"labels\":null", "\"labels\":null,\"run\":\"a command\"", "record.run")]
    [InlineData("\"hidden\":8", "\"hidden\":800000000", "model.hidden")]
    [InlineData("\"name\":\"hello\"", "\"name\":\"../hello\"", "record.lesson.name")]
    public void A_record_with_a_mistake_is_refused_with_its_place(string right, string wrong, string path)
    {
        string json = Come("term").Root.Record("RnnViz", Window).ToJson();
        Assert.Contains(right, json, StringComparison.Ordinal);
        LessonException e = Assert.Throws<LessonException>(
            () => RecordedRuns.Begin(SceneRecord.Read(json.Replace(right, wrong, StringComparison.Ordinal), "x.png"), []));
        Assert.Contains(e.Errors, error => error.Path == path);
    }

    [Theory]
    [InlineData(1_000_000_000, 1, "1,000,000,000")]
    [InlineData(int.MaxValue, 3, "6,442,450,941")]
    public void A_figure_that_asks_for_more_iterations_than_anybody_has_trained_is_refused_with_their_number(
        int iterations, int runs, string number)
    {
        SceneRecord record = Come("term").Root.Record("RnnViz", Window);
        record = record with { Runs = [.. Enumerable.Repeat(record.Runs[0] with { Iterations = iterations }, runs)] };
        string path = Path.Combine(folder, "figure.svg");
        string escaped = record.ToJson().Replace("<", "&lt;", StringComparison.Ordinal);
        File.WriteAllText(path, $"<svg><rnnviz:record>{escaped}</rnnviz:record></svg>");
        LessonError error = Assert.Single(Assert.Throws<LessonException>(() => SceneFigures.Read(path)).Errors);
        Assert.Equal(
            ("record.runs", $"{number} iterations would have to be trained", "at most 100,000,000"),
            (error.Path, error.Finding, error.Allowed));
    }

    [Fact]
    public void A_pipe_a_folder_and_a_sparse_file_are_no_figures()
    {
        Directory.CreateDirectory(Path.Combine(folder, "folder.png"));
        using (FileStream sparse = File.Create(Path.Combine(folder, "sparse.png")))
        {
            sparse.SetLength(3L << 30);
        }

        (string File, string Said)[] cases =
            [("folder.png", "is a folder"), ("sparse.png", "at most 512 MB are read"), ("none.png", "does not exist")];
        foreach ((string file, string said) in cases)
        {
            Assert.Contains(said, Assert.Throws<LessonException>(() => SceneFigures.Read(Path.Combine(folder, file))).Message,
                StringComparison.Ordinal);
        }
    }

    private static Stage Come(string way)
    {
        string lesson = way switch
        {
            "stop" or "question" => "vanishing",
            "gate" => "lstm-remembers",
            "triangle" => "window-of-three",
            "dial" => "spectral-radius",
            _ => "hello",
        };
        var stage = new Stage(LessonCatalog.Load(lesson), Size, honoursStops: way is "stop" or "question");
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        Walk walk = stage.Training.Walk;
        if (way is "beside" or "three" or "second in front")
        {
            IReadOnlyList<ContrastChoice> choices = ContrastChoices.Of(stage.Training.Session);
            stage.Root.Beside(choices[0]);
            if (way != "beside")
            {
                stage.Root.Beside(choices[4]);
            }

            stage.Frames(2);
            walk = stage.Training.Walk;
        }

        Train(stage, way is "stop" or "question" ? walk.PlaceOfStop(1).Iteration : 9);
        Change(stage, way);
        stage.Root.HidesPassing = true;
        stage.Tree.Process(0);
        stage.Tree.Process(0);
        return stage;
    }

    private static void Change(Stage stage, string way)
    {
        Walk walk = stage.Training.Walk;
        TrainingSession session = stage.Training.Session;
        switch (way)
        {
            case "term":
                walk.Granularity = Granularity.Term;
                walk.GoTo(new Cursor(9, Phase.Backward, 1, Term.Delta));
                break;
            case "stop":
                walk.GoTo(walk.PlaceOfStop(1));
                break;
            case "question":
                walk.Ask(Enumerable.Range(0, walk.StopCount).First(i =>
                    walk.StopHasQuestion(i) && walk.PlaceOfStop(i).Iteration <= walk.Furthest));
                break;
            case "focus":
                stage.View.Focus = PanelKey.Gradient;
                break;
            case "zoom":
                stage.View.Range = TimeRange.All(4).Zoomed(1.7f, 2.2f, 4);
                break;
            case "fitted":
                stage.Do(Actions.FitScales);
                Train(stage, 14);
                break;
            case "theme and scale":
                stage.Do(Actions.Theme);
                stage.Do(Actions.Larger);
                break;
            case "triangle":
                stage.Do(Actions.FlowPicture);
                break;
            case "gate":
                stage.View.ShowGate(1);
                stage.View.Show(StateName.Hidden);
                break;
            case "unit":
                stage.View.Focus = PanelKey.Text;
                stage.View.ChosenUnit = 5;
                break;
            case "controls":
                session.LearningRate = 0.05;
                stage.Playback.BatchesPerFrame = 7;
                Train(stage, 15);
                break;
            case "dial":
                stage.Training.TryRescale(true, 1.7);
                stage.Training.InitialDial = (true, 1.7);
                stage.Root.Lesson.Controls.DialIsSigma = true;
                break;
            case "ghost":
                walk.GoToIteration(4);
                session.LearningRate = 1.5;
                Train(stage, 7);
                break;
            case "past":
                walk.GoToIteration(3);
                break;
            case "second in front":
                stage.Do(Actions.NextRun);
                break;
            case "kept":
                stage.Do(Actions.Compare);
                stage.Do(Actions.RestartAnew);
                stage.Playback.IsRunning = false;
                stage.Frames(1);
                Train(stage, 5);
                break;
            case "kept of another lesson":
                stage.Do(Actions.Compare);
                stage.Root.OpenDropped([LessonCatalog.BuiltIn.First(one => one.Name == "series").Path]);
                stage.Playback.IsRunning = false;
                stage.Frames(1);
                break;
        }
    }

    private static void Train(Stage stage, int iteration)
    {
        Walk walk = stage.Training.Walk;
        while (walk.Furthest < iteration)
        {
            walk.GoTo(walk.Itinerary.Last(walk.Furthest + 1));
        }

        stage.Training.Contrast.Follow();
    }

    private static (ProgramScene Root, SceneTree Tree) Resume(SceneRecord record)
    {
        var settings = new SessionSettings { Clock = new Lessons.Tests.SteadyClock() };
        var root = new ProgramScene(
            RecordedRuns.Begin(record, [], settings), Stage.Fonts, new NoWindow(), name => new TrainingSession(LessonCatalog.Load(name)));
        root.Resize(Size);
        var tree = new SceneTree(root);
        root.HidesPassing = true;
        tree.Process(0);
        tree.Process(0);
        tree.Process(0);
        return (root, tree);
    }

    private static string Picture(ProgramScene root, SceneTree tree)
    {
        var canvas = new SvgCanvas(Size, Stage.Fonts, FigureText.Outlines);
        tree.Draw(canvas);
        Assert.NotEmpty(canvas.Elements);
        return canvas.ToDocument(new FigureInfo(root.Theme.Name));
    }

    private static SceneRecord Reread(SceneRecord record) => SceneRecord.Read(record.ToJson(), "test");
}
