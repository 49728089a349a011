namespace RnnViz.Numerics.Tests;

/// <summary>Passes in two shares, on one thread and on two. By itself, as others would use the worker thread, too.</summary>
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
    public void The_bits_of_a_pass_are_the_same_on_one_thread_and_on_two(int H, int B, bool tokens, int? window)
    {
        RandomNetwork one = Pass(threads: 1, H, B, tokens, window), two = Pass(threads: 2, H, B, tokens, window);
        Assert.True(two.Tape.Plan.Shares > 1);
        Assert.Equal(one.Gradients.Values.ToArray(), two.Gradients.Values.ToArray());
        Assert.Equal(one.Tape.HiddenGradientNorms.ToArray(), two.Tape.HiddenGradientNorms.ToArray());
        Assert.Equal(one.Tape.Losses.ToArray(), two.Tape.Losses.ToArray());
        Assert.Equal(one.Tape.HiddenGradient(1).ToArray(), two.Tape.HiddenGradient(1).ToArray());
        Assert.Equal(one.Tape.Delta(3).ToArray(), two.Tape.Delta(3).ToArray());
    }

    [Theory]
    [InlineData(50, 1000, false)]
    [InlineData(64, 517, true)]
    public void States_and_gradients_that_a_pass_did_not_keep_are_computed_again_bit_for_bit(int H, int B, bool tokens)
    {
        RandomNetwork unkept = Pass(threads: 2, H, B, tokens, window: null);
        OutputLoss loss = tokens ? new SoftmaxCrossEntropy() : new HalfSquaredError();
        var states = new Tape(unkept.Network.Shape, unkept.Tape.T, B);
        states.Start(unkept.Tape.Hidden(0));
        new BpttPass(unkept.Network, loss).Loss(unkept.Batch, states); // which keeps all of h_t
        var kept = new Tape(unkept.Network.Shape, unkept.Tape.T, B);
        kept.CopyFrom(unkept.Tape);
        new TermNorms(kept.Shape, kept.T).ComputeUntruncated(unkept.Network, unkept.Batch, kept);

        // the weights move on; the tape answers for the pass that it holds
        unkept.Network.Parameters.Values.Fill(0.25);
        new BpttPass(unkept.Network, loss).Loss(unkept.Batch, new Tape(kept.Shape, kept.T, B));
        unkept.Tape.Start(unkept.Tape.Hidden(0)); // nothing that was computed again before counts any more
        Assert.Equal(states.HiddenAt(2, H - 1, B - 1), unkept.Tape.HiddenAt(2, H - 1, B - 1));
        Assert.Equal(kept.HiddenGradientAt(2, H - 1, B - 1), unkept.Tape.HiddenGradientAt(2, H - 1, B - 1));
        var copy = new Tape(kept.Shape, kept.T, B);
        copy.CopyFrom(unkept.Tape);
        for (int t = 1; t <= kept.T; t++)
        {
            Assert.Equal(states.Hidden(t), unkept.Tape.Hidden(t));
            Assert.Equal(kept.HiddenGradient(t), unkept.Tape.HiddenGradient(t));
            Assert.Equal(kept.HiddenGradient(t), copy.HiddenGradient(t));
            Assert.Equal(kept.Delta(t), unkept.Tape.Delta(t));
            Assert.Equal(Norm.Of(kept.HiddenGradient(t)), unkept.Tape.HiddenGradientNorms[t - 1], 1e-12);
        }
    }

    [Theory]
    [InlineData(64, 1000, false)]
    [InlineData(128, 16, true)]
    [InlineData(160, 17, false)]
    [InlineData(160, 17, true)]
    public void A_pass_in_blocks_is_the_sum_of_passes_over_its_sequences(int H, int B, bool tokens)
    {
        AssertSumOverSequences(Pass(threads: 2, H, B, tokens, window: null), tokens);
    }

    [Theory]
    [MemberData(nameof(KernelTests.Names), MemberType = typeof(KernelTests))]
    public void A_pass_of_any_size_is_the_sum_of_passes_over_its_sequences(string kernel)
    {
        var random = new RandomSource(11);
        for (int i = 0; i < 60; i++)
        {
            bool tokens = i % 2 == 0;
            var all = new RandomNetwork(
                i, T: 1 + random.NextInteger(5), B: 1 + random.NextInteger(70), D: 1 + random.NextInteger(6), H: 1 + random.NextInteger(35),
                O: 1 + random.NextInteger(12), bias: i % 3 > 0, tokens: tokens, softmax: tokens, kernels: KernelSet.Named(kernel));
            AssertSumOverSequences(all.Run(), tokens);
        }
    }

    private static void AssertSumOverSequences(RandomNetwork all, bool tokens)
    {
        int unit = all.Network.Shape.H / 2;
        var part = new SequenceBatch(all.Batch.T, 1, all.Batch.D, all.Batch.O, tokens, tokens);
        var tape = new Tape(all.Network.Shape, all.Batch.T, 1);
        var gradients = new NetworkParameters(all.Network.Shape);
        var sum = new double[gradients.Values.Length];
        OutputLoss loss = tokens ? new SoftmaxCrossEntropy() : new HalfSquaredError();
        for (int b = 0; b < all.Batch.B; b++)
        {
            for (int t = 1; t <= part.T; t++)
            {
                if (tokens)
                {
                    part.InputTokens(t)[0] = all.Batch.InputTokens(t)[b];
                    part.TargetTokens(t)[0] = all.Batch.TargetTokens(t)[b];
                    continue;
                }

                Column(all.Batch.Input(t), all.Batch.B, b, part.Input(t));
                Column(all.Batch.Target(t), all.Batch.B, b, part.Target(t));
            }

            var start = new double[all.Network.Shape.H];
            Column(all.Tape.Hidden(0), all.Batch.B, b, start);
            tape.Start(start);
            new BpttPass(all.Network, loss).Run(part, tape, gradients);
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += gradients.Values[i] / all.Batch.B;
            }

            Assert.Equal(tape.HiddenAt(tape.T, unit, 0), all.Tape.HiddenAt(tape.T, unit, b), 12);
            Assert.Equal(all.Tape.Hidden(1)[unit * all.Batch.B + b], all.Tape.HiddenAt(1, unit, b));
            Assert.Equal(tape.HiddenGradientAt(1, unit, 0) / all.Batch.B, all.Tape.HiddenGradientAt(1, unit, b), 12);
        }

        double error = RelativeError.Of(all.Gradients.Values, sum);
        Assert.True(
            error < 1e-12, $"The gradients of {all.Network.Shape}, {all.Batch.B} sequences of {all.Batch.T} are {error} from the sum.");
    }

    [Fact]
    public void A_pass_allocates_nothing_on_any_thread_after_the_first()
    {
        RandomNetwork random = Pass(threads: 2, 64, 1000, tokens: false, window: null);
        int before = WorkerThread.Threads;
        WorkerThread.Threads = 2;
        var thread = new AllocationOfTheThread();
        WorkerThread.Run(thread, worthWaking: true);
        (long onThread, long here) = (thread.Bytes, GC.GetAllocatedBytesForCurrentThread());
        for (int i = 0; i < 20; i++)
        {
            random.Run();
        }

        here = GC.GetAllocatedBytesForCurrentThread() - here;
        WorkerThread.Run(thread, worthWaking: true);
        WorkerThread.Threads = before;
        Assert.Equal((0, 0), (here, thread.Bytes - onThread));
    }

    [Theory]
    [InlineData(64, 1000, null)]
    [InlineData(160, 32, null)]
    [InlineData(160, 33, 3)]
    [InlineData(20, 4, null)] // too small for a second thread
    public void A_pass_with_a_head_start_is_the_same_bit_for_bit_also_beside_another_and_after_one_given_up(int H, int B, int? window)
    {
        int before = WorkerThread.Threads;
        WorkerThread.Threads = 2;
        RandomNetwork plain = Pass(threads: 2, H, B, tokens: false, window), begun = Pass(threads: 2, H, B, tokens: false, window);
        double[] expected = [.. plain.Gradients.Values];
        for (int i = 0; i < 20; i++)
        {
            begun.Gradients.Clear();
            begun.Tape.Start(plain.Tape.Hidden(0));
            begun.Pass.Begin(begun.Batch, begun.Tape, begun.Gradients);
            if (i % 3 == 0)
            {
                Thread.Sleep(i % 2); // the second thread may do all of it, or nothing
            }

            if (i % 4 == 0)
            {
                plain.Run(); // by the same thread, in between
                Assert.Equal(expected, plain.Gradients.Values.ToArray());
            }

            if (i % 5 == 0)
            {
                begun.Pass.Abandon();
                begun.Tape.Start(plain.Tape.Hidden(0));
                begun.Pass.Begin(begun.Batch, begun.Tape, begun.Gradients);
            }

            begun.Pass.Finish();
            Assert.Equal(expected, begun.Gradients.Values.ToArray());
            Assert.Equal(plain.Tape.Losses.ToArray(), begun.Tape.Losses.ToArray());
            Assert.Equal(plain.Tape.HiddenGradientNorms.ToArray(), begun.Tape.HiddenGradientNorms.ToArray());
        }

        begun.Pass.Abandon(); // nothing is begun
        WorkerThread.Threads = before;
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(7, 1)]
    public void A_pass_overwrites_all_gradients_whatever_they_hold(int T, int B)
    {
        RandomNetwork clean = new(3, T: T, B: B), dirty = new(3, T: T, B: B);
        clean.Tape.Start(default);
        dirty.Tape.Start(default);
        dirty.Gradients.Values.Fill(double.NaN);
        Assert.Equal(clean.Run().Gradients.Values.ToArray(), dirty.Run().Gradients.Values.ToArray());
        Assert.Equal(T == 1, clean.Gradients.Whh.ToArray().All(g => g == 0)); // h_0 is zero, and there is no other state before
    }

    [Fact]
    public void A_failure_in_either_share_reaches_the_caller_and_the_next_pass_works()
    {
        var shares = new Counting();
        WorkerThread.Run(shares, worthWaking: true);
        Assert.Equal(3, shares.Done);
        for (int index = 0; index < 2; index++)
        {
            int failing = index;
            Assert.ThrowsAny<InvalidOperationException>(() => WorkerThread.Run(new Failing(failing), worthWaking: true));
        }

        WorkerThread.Run(shares, worthWaking: true);
        Assert.Equal(6, shares.Done);
    }

    [Fact]
    public void The_shares_of_a_plan_are_of_nearly_the_same_size()
    {
        foreach (int B in Enumerable.Range(16, 300).Append(1024).Append(8317))
        {
            var plan = new BlockPlan(new NetworkShape(1, 64, 1), 50, B);
            int[] sizes = [.. Enumerable.Range(0, plan.Shares).Select(i => plan.FirstOf(i + 1) - plan.FirstOf(i))];
            Assert.Equal(0, plan.Shares % 2);
            Assert.Equal(plan.Count, plan.FirstOf(plan.Shares));
            Assert.InRange(sizes.Max(), sizes.Min(), sizes.Min() + 1);
            Assert.True(sizes.Min() > 0);
        }

        Assert.InRange(new BlockPlan(new NetworkShape(1, 50, 1), 10, 8317).Shares, 16, 32);
    }

    [Fact]
    public async Task Many_callers_at_once_get_all_their_shares_done_whether_the_thread_sleeps_or_not()
    {
        int before = WorkerThread.Threads;
        WorkerThread.Threads = 2;
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        (int Count, int Done)[] done = await Task.WhenAll(Enumerable.Range(0, 3).Select(caller => Task.Run(() =>
        {
            var shares = new Counting(2 + caller);
            for (int i = 0; i < 3000; i++)
            {
                WorkerThread.Run(shares, worthWaking: i % 7 == caller);
                if (i % 100 == 0)
                {
                    Thread.Sleep(1); // long enough for the thread to fall asleep
                }
            }

            return (shares.Count, shares.Done);
        }, cancellation))).WaitAsync(TimeSpan.FromMinutes(10), cancellation);
        WorkerThread.Threads = before;
        Assert.All(done, all => Assert.Equal(3000 * all.Count * (all.Count + 1) / 2, all.Done)); // each share once
    }

    [Fact]
    public void The_thread_falls_asleep_after_its_last_share_and_a_short_pass_alone_does_not_wake_it()
    {
        int before = WorkerThread.Threads;
        WorkerThread.Threads = 2;
        var shares = new Counting();
        WorkerThread.Run(shares, worthWaking: true);
        Assert.True(SpinWait.SpinUntil(() => WorkerThread.Sleeps, TimeSpan.FromMinutes(10)));
        Thread.Sleep(5); // longer than it would have looked for work
        WorkerThread.Run(shares, worthWaking: false);
        Assert.True(WorkerThread.Sleeps);
        WorkerThread.Threads = before;
        Assert.Equal(6, shares.Done);
    }

    [Fact]
    public void A_number_of_threads_that_is_none_is_refused_with_what_is_allowed()
    {
        Assert.Contains("expected 1 or 2", Assert.Throws<ArgumentException>(() => WorkerThread.Read("3")).Message);
        Assert.Equal(1, WorkerThread.Read("1"));
    }

    private static RandomNetwork Pass(int threads, int H, int B, bool tokens, int? window)
    {
        int before = WorkerThread.Threads;
        WorkerThread.Threads = threads;
        try
        {
            return new RandomNetwork(7, T: 12, B: B, D: 5, H: H, tokens: tokens, softmax: tokens, window: window).Run();
        }
        finally
        {
            WorkerThread.Threads = before;
        }
    }

    private static void Column(ReadOnlySpan<double> matrix, int B, int b, Span<double> column)
    {
        for (int i = 0; i < column.Length; i++)
        {
            column[i] = matrix[i * B + b];
        }
    }

    private sealed class Counting(int count = 2) : IWorkPartition
    {
        private int done;

        public int Count => count;

        public int Done => done;

        public void Run(int share, int thread) => Interlocked.Add(ref done, share + 1);
    }

    /// <summary>What the worker thread has allocated so far: the caller stays with its share until it has done the other.</summary>
    private sealed class AllocationOfTheThread : IWorkPartition
    {
        private volatile bool isRead;

        public int Count => 2;

        public long Bytes { get; private set; }

        public void Run(int share, int thread)
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

        public void Run(int share, int thread)
        {
            if (share == failing)
            {
                throw new InvalidOperationException("on purpose");
            }
        }
    }
}
