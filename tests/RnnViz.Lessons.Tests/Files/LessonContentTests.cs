using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Files;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Tests.Files;

public sealed class LessonContentTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz").FullName;

    [Theory]
    [InlineData("\"kind\": \"text\", \"file\": \"data\", \"sequenceLength\": 3", "to be or not to be", 7)]
    [InlineData("\"kind\": \"series\", \"file\": \"data\", \"window\": 3", "1\n2\n4\n7\n3\n5", 1)]
    public void A_checked_lesson_reads_its_files_no_more_whatever_sessions_it_has(string task, string data, int inputs)
    {
        Lesson lesson = Write(task, data, inputs);
        File.Delete(Path.Combine(folder, "data"));
        File.Delete(Path.Combine(folder, "weights.npz"));
        foreach (int seed in new[] { 1, 1, 2 })
        {
            using var session = new TrainingSession(lesson, seed);
            session.Prepare();
            Assert.Equal(0.25, session.Step.RecurrentWeights[1]);
            Assert.Equal(inputs, session.Step.InputSize);
        }
    }

    [Fact]
    public void The_task_that_a_lesson_was_checked_with_is_that_of_the_first_session_with_its_seed()
    {
        Lesson lesson = LessonCatalog.Load("hello");
        LessonTask built = lesson.Content!.Task;
        using TrainingSession other = new(lesson, lesson.Seed + 1), first = new(lesson), second = first.Restart();
        Assert.Same(built, first.Task);
        Assert.NotSame(built, other.Task);
        Assert.NotSame(built, second.Task);
    }

    [Fact]
    public void A_lesson_with_another_task_or_model_is_read_anew()
    {
        Lesson lesson = LessonCatalog.Load("hello");
        Lesson longer = lesson with { Task = ((TextTaskSettings)lesson.Task) with { Text = "hello, hello" } };
        using (var session = new TrainingSession(longer))
        {
            Assert.NotEqual(lesson.Content!.Task.InputSize, session.Step.InputSize);
        }

        Lesson missing = lesson with { Task = ((TextTaskSettings)lesson.Task) with { Text = null, File = "none" } };
        var e = Assert.Throws<LessonException>(() => new TrainingSession(missing));
        Assert.Equal("task.file", Assert.Single(e.Errors).Path);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // a lesson in a folder of its own, with its data and a file of weights, all 0.25
    private Lesson Write(string task, string data, int inputs)
    {
        var weights = new NetworkParameters(new NetworkShape(inputs, 2, inputs));
        weights.Values.Fill(0.25);
        WeightFile.Save(Path.Combine(folder, "weights.npz"), weights);
        File.WriteAllText(Path.Combine(folder, "data"), data);
        string path = Path.Combine(folder, "lesson.json");
        File.WriteAllText(path, $$"""
            {
              "title": "t",
              "task": { {{task}} },
              "model": { "hidden": 2, "initial": { "kind": "file", "file": "weights.npz" } },
              "training": { "optimizer": { "kind": "sgd", "learningRate": 0.1 } }
            }
            """);
        return LessonCatalog.Load(path);
    }
}
