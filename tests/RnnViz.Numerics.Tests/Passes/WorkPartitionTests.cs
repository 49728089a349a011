using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Passes;

namespace RnnViz.Numerics.Tests.Passes;

/// <summary>Passes in parts, on one thread and on two. By itself, as it counts what all threads allocate.</summary>
[CollectionDefinition(nameof(WorkPartitionTests), DisableParallelization = true)]
[Collection(nameof(WorkPartitionTests))]
public sealed class WorkPartitionTests
{
    [Theory]
    [InlineData(64, 1000, false, null)]
    [InlineData(160, 32, true, null)]
    [InlineData(160, 33, false, 3)]
    [InlineData(50, 64, false, null)]
    [InlineData(128, 16, false, null)]
    [InlineData(64, 80, true, null)]
    [InlineData(50, 300, false, null, Cell.Lstm)]
    [InlineData(50, 300, true, null, Cell.Gru)]
    [InlineData(64, 33, true, 3, Cell.Lstm)]
    [InlineData(64, 33, false, 3, Cell.Gru)]
    public void The_bits_of_a_pass_are_the_same_on_one_thread_and_on_two(
        int H, int B, bool tokens, int? truncation, Cell cell = Cell.Vanilla)
    {
        RandomNetwork one = Pass(threads: 1, H, B, tokens, truncation, cell), two = Pass(threads: 2, H, B, tokens, truncation, cell);
        Assert.True(two.Tape.Plan.Parts > 1);
        Assert.Equal(one.Gradients.Values.ToArray(), two.Gradients.Values.ToArray());
        Assert.Equal(one.Tape.HiddenGradientNorms.ToArray(), two.Tape.HiddenGradientNorms.ToArray());
        Assert.Equal(one.Tape.Losses.ToArray(), two.Tape.Losses.ToArray());
        Assert.Equal(one.Tape.ComputeHiddenGradient(1).ToArray(), two.Tape.ComputeHiddenGradient(1).ToArray());
        Assert.Equal(one.Tape.ComputeDelta(3).ToArray(), two.Tape.ComputeDelta(3).ToArray());
        Assert.Equal(one.Tape.CellGradientNorms.ToArray(), two.Tape.CellGradientNorms.ToArray());
        if (cell == Cell.Lstm)
        {
            Assert.Equal(one.Tape.ComputeCellGradient(1).ToArray(), two.Tape.ComputeCellGradient(1).ToArray());
        }
    }

    [Theory]
    [InlineData(50, 1000, false)]
    [InlineData(64, 517, true)]
    [InlineData(30, 517, true, Cell.Lstm)]
    [InlineData(30, 400, false, Cell.Gru)]
    public void States_and_gradients_that_a_pass_did_not_keep_are_computed_again_bit_for_bit(
        int H, int B, bool tokens, Cell cell = Cell.Vanilla)
    {
        RandomNetwork unkept = Pass(threads: 2, H, B, tokens, truncation: null, cell);
        OutputLoss loss = tokens ? new SoftmaxCrossEntropy() : new HalfSquaredError();
        var states = new Tape(unkept.Network.Shape, unkept.Tape.T, B, keepsHidden: true);
        states.SetInitialHidden(unkept.Tape.InitialHidden);
        if (cell == Cell.Lstm)
        {
            states.SetInitialCell(unkept.Tape.InitialCell);
        }

        new BpttPass(unkept.Network, loss).Loss(unkept.Batch, states);
        var kept = new Tape(unkept.Network.Shape, unkept.Tape.T, B);
        kept.CopyFrom(unkept.Tape);
        new TermNorms(kept.Shape, kept.T).ComputeUntruncated(unkept.Network, unkept.Batch, kept);

        // the weights move on; the tape answers for the pass that it holds
        unkept.Network.Parameters.Values.Fill(0.25);
        new BpttPass(unkept.Network, loss).Loss(unkept.Batch, new Tape(kept.Shape, kept.T, B));
        unkept.Tape.SetInitialHidden(unkept.Tape.InitialHidden); // nothing that was computed again before counts any more
        Assert.Equal(states.ComputeHiddenAt(2, H - 1, B - 1), unkept.Tape.ComputeHiddenAt(2, H - 1, B - 1));
        Assert.Equal(kept.ComputeHiddenGradientAt(2, H - 1, B - 1), unkept.Tape.ComputeHiddenGradientAt(2, H - 1, B - 1));
        var copy = new Tape(kept.Shape, kept.T, B);
        copy.CopyFrom(unkept.Tape);
        for (int t = 1; t <= kept.T; t++)
        {
            Assert.Equal(states.ComputeHidden(t), unkept.Tape.ComputeHidden(t));
            Assert.Equal(kept.ComputeHiddenGradient(t), unkept.Tape.ComputeHiddenGradient(t));
            Assert.Equal(kept.ComputeHiddenGradient(t), copy.ComputeHiddenGradient(t));
            Assert.Equal(kept.ComputeDelta(t), unkept.Tape.ComputeDelta(t));
            Assert.Equal(Norm.Of(kept.ComputeHiddenGradient(t)), unkept.Tape.HiddenGradientNorms[t - 1], 1e-12);
            for (int gate = 0; gate < cell.Letters().Length; gate++)
            {
                Assert.Equal(states.ComputeGate(gate, t), unkept.Tape.ComputeGate(gate, t));
            }

            if (cell == Cell.Lstm)
            {
                Assert.Equal(states.ComputeCell(t), unkept.Tape.ComputeCell(t));
                Assert.Equal(kept.ComputeCellGradient(t), copy.ComputeCellGradient(t));
                Assert.Equal(Norm.Of(kept.ComputeCellGradient(t)), copy.CellGradientNorms[t - 1], 1e-12);
            }
        }
    }

    [Theory]
    [InlineData(64, 1000, false, null)]
    [InlineData(128, 16, true, null)]
    [InlineData(160, 17, false, null)]
    [InlineData(160, 17, true, null)]
    [InlineData(160, 33, false, 3)]
    [InlineData(50, 300, false, null, Cell.Lstm)]
    [InlineData(50, 300, true, null, Cell.Gru)]
    [InlineData(61, 33, true, 3, Cell.Lstm)]
    [InlineData(61, 33, false, 3, Cell.Gru)]
    public void A_pass_in_parts_is_the_plain_equations_on_one_thread_and_on_two(
        int H, int B, bool tokens, int? truncation, Cell cell = Cell.Vanilla)
    {
        EquationCheck.Assert(Pass(threads: 1, H, B, tokens, truncation, cell));
        EquationCheck.Assert(Pass(threads: 2, H, B, tokens, truncation, cell));
    }

    [Fact]
    public async Task Two_passes_at_once_give_the_bits_that_each_gives_alone()
    {
        RandomNetwork[] passes =
            [Pass(threads: 2, 64, 1000, tokens: false, truncation: null), Pass(threads: 2, 160, 33, tokens: true, truncation: 3)];
        double[][] alone = [.. passes.Select(pass => pass.Gradients.Values.ToArray())];
        int before = WorkerThread.Threads;
        WorkerThread.Threads = 2;
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await Task.WhenAll(passes.Select((pass, which) => Task.Run(() =>
        {
            double[] initialHidden = pass.Tape.InitialHidden.ToArray();
            for (int i = 0; i < 20; i++)
            {
                pass.Tape.SetInitialHidden(initialHidden);
                Assert.Equal(alone[which], pass.Run().Gradients.Values.ToArray());
            }
        }, cancellation)));
        WorkerThread.Threads = before;
    }

    [Theory]
    [InlineData(64, 1000, Cell.Vanilla)]
    [InlineData(40, 400, Cell.Lstm)]
    [InlineData(40, 400, Cell.Gru)]
    public void A_pass_allocates_nothing_on_any_thread_after_the_first(int H, int B, Cell cell)
    {
        RandomNetwork random = Pass(threads: 2, H, B, tokens: false, truncation: null, cell);
        int before = WorkerThread.Threads;
        WorkerThread.Threads = 2;
        var thread = new AllocationOfTheThread();
        (long Here, long OnThread) least = (long.MaxValue, long.MaxValue);

        // the least of three: caches of the runtime grow once, what a pass allocates comes back each time
        for (int tries = 0; tries < 3; tries++)
        {
            WorkerThread.Run(thread, worthWaking: true);
            (long onThread, long here) = (thread.Bytes, GC.GetAllocatedBytesForCurrentThread());
            for (int i = 0; i < 20; i++)
            {
                random.Run();
            }

            here = GC.GetAllocatedBytesForCurrentThread() - here;
            WorkerThread.Run(thread, worthWaking: true);
            least = (Math.Min(least.Here, here), Math.Min(least.OnThread, thread.Bytes - onThread));
        }

        WorkerThread.Threads = before;
        Assert.Equal((0, 0), least);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(7, 1)]
    public void A_pass_overwrites_all_gradients_whatever_they_hold(int T, int B)
    {
        RandomNetwork clean = new(3, T: T, B: B), dirty = new(3, T: T, B: B);
        clean.Tape.SetInitialHidden(default);
        dirty.Tape.SetInitialHidden(default);
        dirty.Gradients.Values.Fill(double.NaN);
        Assert.Equal(clean.Run().Gradients.Values.ToArray(), dirty.Run().Gradients.Values.ToArray());
        Assert.Equal(T == 1, clean.Gradients.Whh.ToArray().All(g => g == 0)); // h_0 is zero, and there is no other state before
    }

    [Fact]
    public void A_failure_in_either_part_reaches_the_caller_and_the_next_pass_works()
    {
        var work = new Counting();
        WorkerThread.Run(work, worthWaking: true);
        Assert.Equal(3, work.Done);
        for (int index = 0; index < 2; index++)
        {
            int failing = index;
            Assert.ThrowsAny<InvalidOperationException>(() => WorkerThread.Run(new Failing(failing), worthWaking: true));
        }

        WorkerThread.Run(work, worthWaking: true);
        Assert.Equal(6, work.Done);
    }

    [Fact]
    public void The_parts_of_a_plan_are_of_nearly_the_same_size()
    {
        foreach (int B in Enumerable.Range(16, 300).Append(1024).Append(8317))
        {
            var plan = new BlockPlan(new NetworkShape(1, 64, 1), 50, B);
            int[] sizes = [.. Enumerable.Range(0, plan.Parts).Select(i => plan.FirstOf(i + 1) - plan.FirstOf(i))];
            Assert.Equal(0, plan.Parts % 2);
            Assert.Equal(plan.Count, plan.FirstOf(plan.Parts));
            Assert.InRange(sizes.Max(), sizes.Min(), sizes.Min() + 1);
            Assert.True(sizes.Min() > 0);
        }

        Assert.InRange(new BlockPlan(new NetworkShape(1, 50, 1), 10, 8317).Parts, 16, 32);
    }

    [Fact]
    public async Task Many_callers_at_once_get_all_their_parts_done_whether_the_thread_sleeps_or_not()
    {
        int before = WorkerThread.Threads;
        WorkerThread.Threads = 2;
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        (int Count, int Done)[] done = await Task.WhenAll(Enumerable.Range(0, 3).Select(caller => Task.Run(() =>
        {
            var work = new Counting(2 + caller);
            for (int i = 0; i < 3000; i++)
            {
                WorkerThread.Run(work, worthWaking: i % 7 == caller);
                if (i % 100 == 0)
                {
                    Thread.Sleep(1); // long enough for the thread to fall asleep
                }
            }

            return (work.Count, work.Done);
        }, cancellation))).WaitAsync(TimeSpan.FromMinutes(10), cancellation);
        WorkerThread.Threads = before;
        Assert.All(done, all => Assert.Equal(3000 * all.Count * (all.Count + 1) / 2, all.Done)); // each part once
    }

    [Fact]
    public void The_thread_falls_asleep_after_its_last_part_and_a_short_pass_alone_does_not_wake_it()
    {
        int before = WorkerThread.Threads;
        WorkerThread.Threads = 2;
        var work = new Counting();
        WorkerThread.Run(work, worthWaking: true);
        Assert.True(SpinWait.SpinUntil(() => WorkerThread.Sleeps, TimeSpan.FromMinutes(10)));
        Thread.Sleep(5); // longer than it would have looked for work
        WorkerThread.Run(work, worthWaking: false);
        Assert.True(WorkerThread.Sleeps);
        WorkerThread.Threads = before;
        Assert.Equal(6, work.Done);
    }

    [Fact]
    public void A_number_of_threads_that_is_none_is_refused_with_what_is_allowed()
    {
        Assert.Contains("expected 1 or 2", Assert.Throws<ArgumentException>(() => WorkerThread.Read("3")).Message);
        Assert.Equal(1, WorkerThread.Read("1"));
    }

    private static RandomNetwork Pass(int threads, int H, int B, bool tokens, int? truncation, Cell cell = Cell.Vanilla)
    {
        int before = WorkerThread.Threads;
        WorkerThread.Threads = threads;
        try
        {
            var random = new RandomNetwork(
                7, T: 12, B: B, D: 5, H: H, tokens: tokens, softmax: tokens, truncation: truncation, cell: cell);
            return random.Run();
        }
        finally
        {
            WorkerThread.Threads = before;
        }
    }

    private sealed class Counting(int count = 2) : IWorkPartition
    {
        private int done;

        public int Count => count;

        public int Done => done;

        public void Run(int part, int thread) => Interlocked.Add(ref done, part + 1);
    }

    /// <summary>What the worker thread has allocated so far: the caller stays with its part until it has done the other.</summary>
    private sealed class AllocationOfTheThread : IWorkPartition
    {
        private volatile bool isRead;

        public int Count => 2;

        public long Bytes { get; private set; }

        public void Run(int part, int thread)
        {
            if (thread == 1)
            {
                Bytes = GC.GetAllocatedBytesForCurrentThread();
                isRead = true;
                return;
            }

            Assert.True(SpinWait.SpinUntil(() => isRead, TimeSpan.FromMinutes(10)), "The worker thread does not come.");
            isRead = false;
        }
    }

    private sealed class Failing(int failing) : IWorkPartition
    {
        public int Count => 2;

        public void Run(int part, int thread)
        {
            if (part == failing)
            {
                throw new InvalidOperationException("on purpose");
            }
        }
    }
}
